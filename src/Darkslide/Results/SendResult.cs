using System.Text.Json.Serialization;
using Darkslide.Client.Pictures;
using Darkslide.Client.Sending;
using Darkslide.Imaging;

namespace Darkslide.Results;

/// <summary><c>darkslide send --json</c>.</summary>
internal sealed class SendResult
{
    public required string Manage { get; init; }

    public required IReadOnlyList<LinkResult> Links { get; init; }

    public required int Pictures { get; init; }

    public required long Bytes { get; init; }

    public required IReadOnlyList<RemovedResult> Removed { get; init; }

    /// <summary>PDFs that were sent or withheld; null where none was to be sent.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DocumentsResult? Documents { get; init; }

    /// <summary>What was kept, cleaned, because it was asked for; null for nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<RemovedResult>? Kept { get; init; }

    /// <summary>What was burnt into which pictures; null for nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<RedactedResult>? Redacted { get; init; }

    public required IReadOnlyList<SkippedFile> Skipped { get; init; }

    public required DateTimeOffset Expires { get; init; }

    /// <summary>What the web hook's messages are signed with; missing where there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? HookSecret { get; init; }

    public static SendResult Of(SentShare share, PictureSelection selection, IReadOnlyList<Recipient> recipients, string? hookSecret) => new()
    {
        HookSecret = hookSecret,
        Manage = share.Manage,
        Links = [.. share.Links.Select((link, place) => new LinkResult(link.To, link.Url, place < recipients.Count ? recipients[place].Mail : null))],
        Pictures = share.Pictures,
        Bytes = share.Bytes,
        Removed = [.. selection.Pictures.SelectMany(picture => RemovedResult.Of(picture.Path, picture.Report))],
        Documents = DocumentsResult.Of(selection),
        Kept = RemovedResult.KeptOf(selection),
        Redacted = RedactedResult.AllOf(selection),
        Skipped = [.. selection.Skipped, .. share.Skipped],
        Expires = share.Expires,
    };
}

internal sealed class LinkResult(string? to, string url, string? mail)
{
    public string? To => to;

    public string Url => url;

    /// <summary>From <c>--to-list</c>; known to this machine only. Missing where there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Mail => mail;
}

/// <summary>PDFs that were to be sent besides their pages' pictures.</summary>
/// <param name="Sent">Files that were sent, cleaned.</param>
/// <param name="Withheld">Files that were not, since a page of theirs is redacted, cropped, stamped or left out.</param>
internal sealed record DocumentsResult(IReadOnlyList<string> Sent, IReadOnlyList<string> Withheld)
{
    public static DocumentsResult? Of(PictureSelection selection)
        => selection.Documents.Count + selection.Withheld.Count == 0 ? null : new([.. selection.Documents.Select(document => document.Source)], selection.Withheld);
}

/// <summary>One thing that a picture revealed and that was removed, or kept on request.</summary>
internal sealed record RemovedResult(string File, FindingKind Kind, string Label, string? Value)
{
    public static IEnumerable<RemovedResult> Of(string path, PictureReport report)
        => report.Findings.Select(finding => new RemovedResult(path, finding.Kind, finding.Label, finding.Value));

    public static IReadOnlyList<RemovedResult>? KeptOf(PictureSelection selection)
    {
        RemovedResult[] kept =
        [
            .. from picture in selection.Pictures
               from result in RevealedResult.KeptOf(picture.Report) ?? []
               select new RemovedResult(picture.Path, result.Kind, result.Label, result.Value),
        ];
        return kept.Length == 0 ? null : kept;
    }
}
