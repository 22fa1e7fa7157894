using System.Globalization;
using System.Text;
using Darkslide.Client.Failures;
using Darkslide.Client.Http;
using Darkslide.Protocol;

namespace Darkslide.Client.Transfers;

/// <summary>
/// Brings one sealed blob to the server by tus 1.0 (PROTOCOL.md section 5.2). After a broken connection it asks for the upload
/// anew: the server hands the unfinished one out again and says how far it got, or says that it is complete.
/// </summary>
/// <param name="api">The owner's connection.</param>
/// <param name="blob">The blob's number within the share.</param>
/// <param name="sealedBytes">What is uploaded; gives the same bytes again after seeking back.</param>
/// <param name="chunkBytes">The largest body of one request.</param>
/// <param name="moved">Told of progress in bytes; negative when bytes turn out to be lost.</param>
/// <param name="isNew">Nobody else may have taken the number: then a blob that is there already is another's.</param>
internal sealed class BlobUpload(OwningApi api, int blob, Stream sealedBytes, int chunkBytes, Action<long> moved, bool isNew = false)
{
    private readonly long length = sealedBytes.Length;
    private readonly Patience patience = new(api.Exchange.Options);
    private long confirmed;
    private long reported;
    private bool hasFailed;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        UploadPlace? place = null;
        while (place is not { Address: null })
        {
            try
            {
                place = place is { } at ? await AppendAsync(at, cancellationToken) : await BeginAsync(cancellationToken);
                Confirm(place.Value.Offset);
            }
            catch (TransientException failure)
            {
                hasFailed = true;
                place = null;
                await api.Exchange.WaitAsync(patience, failure, cancellationToken);
            }
        }
    }

    // A small blob travels with the request that makes its upload. After a failure the server may have it, or a part of it: ask first.
    private async Task<UploadPlace> BeginAsync(CancellationToken cancellationToken)
    {
        using var watchdog = new Watchdog(api.Exchange.Options, cancellationToken);
        using HttpRequestMessage request = TusRequest(HttpMethod.Post, Routes.Uploads);
        request.Headers.Add("Upload-Length", length.ToString(CultureInfo.InvariantCulture));
        string number = Convert.ToBase64String(Encoding.ASCII.GetBytes(blob.ToString(CultureInfo.InvariantCulture)));
        request.Headers.Add("Upload-Metadata", $"blob {number}");
        SliceContent? body = length <= chunkBytes && !hasFailed ? Slice(0, watchdog) : null;
        request.Content = body;
        try
        {
            using HttpResponseMessage response = await api.Exchange.SendOnceAsync(request, watchdog);
            return Place(response, response.Headers.Location?.OriginalString);
        }
        catch (ServerRefusedException e) when (e.Code == ProblemCodes.BlobComplete && (hasFailed || !isNew))
        {
            return UploadPlace.Complete(length);
        }
        finally
        {
            await (body?.StopAsync() ?? Task.CompletedTask);
        }
    }

    private async Task<UploadPlace> AppendAsync(UploadPlace at, CancellationToken cancellationToken)
    {
        using var watchdog = new Watchdog(api.Exchange.Options, cancellationToken);
        using HttpRequestMessage request = TusRequest(HttpMethod.Patch, at.Address!);
        request.Headers.Add("Upload-Offset", at.Offset.ToString(CultureInfo.InvariantCulture));
        SliceContent body = Slice(at.Offset, watchdog);
        request.Content = body;
        try
        {
            using HttpResponseMessage response = await api.Exchange.SendOnceAsync(request, watchdog);
            return Place(response, at.Address);
        }
        catch (ServerRefusedException e) when (e.Code is ProblemCodes.WrongOffset or ProblemCodes.NoSuchUpload)
        {
            // An answer was lost on the way: what is there now is told by asking for the upload again.
            throw new TransientException(e);
        }
        finally
        {
            await body.StopAsync();
        }
    }

    private SliceContent Slice(long offset, Watchdog watchdog)
    {
        sealedBytes.Position = offset;
        return new SliceContent(sealedBytes, Math.Min(chunkBytes, length - offset), watchdog, Leaving());
    }

    private UploadPlace Place(HttpResponseMessage response, string? address)
    {
        long offset = OffsetOf(response);
        if (offset < 0 || offset > length || (offset < length && !IsUploadAddress(address)))
        {
            throw new TransientException(new ServerRefusedException(
                ProblemCodes.Internal, "The server's answer to an upload can't be understood.", "Tell its operator: the program and the server may not fit."));
        }

        return offset == length ? UploadPlace.Complete(length) : new UploadPlace(address, offset);
    }

    private static long OffsetOf(HttpResponseMessage response)
    {
        string text = response.Headers.TryGetValues("Upload-Offset", out IEnumerable<string>? values) ? values.First() : "0";
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long offset) ? offset : -1;
    }

    // The capability goes only where the person's server is: an address elsewhere is not followed.
    private static bool IsUploadAddress(string? address)
        => address is not null && address.StartsWith(Routes.Uploads + "/", StringComparison.Ordinal);

    // Progress is shown while bytes leave, and set right when the server says how many it has.
    private Action<long> Leaving()
    {
        long left = confirmed;
        return bytes =>
        {
            left += bytes;
            Report(Math.Max(reported, Math.Min(left, length)));
        };
    }

    private void Confirm(long offset)
    {
        if (offset > confirmed)
        {
            patience.Progress();
        }

        confirmed = offset;
        Report(offset);
    }

    private void Report(long offset)
    {
        if (offset != reported)
        {
            moved(offset - reported);
            reported = offset;
        }
    }

    private HttpRequestMessage TusRequest(HttpMethod method, string route)
    {
        HttpRequestMessage request = Requests.New(method, route, api.Owner);
        request.Headers.Add("Tus-Resumable", "1.0.0");
        return request;
    }
}
