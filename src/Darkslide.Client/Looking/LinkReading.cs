using Darkslide.Client.Failures;
using Darkslide.Format;

namespace Darkslide.Client.Looking;

/// <summary>Finds a link in what a person pasted, and says what is wrong with it in words.</summary>
internal static class LinkReading
{
    public static FoundLink Find(string text, LinkKind kind)
    {
        try
        {
            return LinkText.Find(text, kind);
        }
        catch (FormatErrorException e)
        {
            throw Explain(e.Error, kind);
        }
    }

    private static WrongUseException Explain(FormatError error, LinkKind kind) => error switch
    {
        FormatError.CutShort => new("The link is cut short: its end is missing.", "Copy it again from its first to its last character, in quotes."),
        FormatError.Damaged => new("The link is damaged: a character is missing, added or changed.", "Copy it again from its first to its last character."),
        FormatError.WrongType when kind == LinkKind.Pass
            => new("This is not a pass but a link for viewing or managing a share.", "Use the link that the server's operator gave you: its address has /#."),
        FormatError.WrongType when kind == LinkKind.Viewing
            => new("This is not a viewing link but one for managing a share.", "Use a link whose address has /v#, or `darkslide status` for this one."),
        FormatError.WrongType => new("This is not a manage link but one for viewing.", "Use the link whose address has /m#; the sender was shown it when sending."),
        _ => new("There is no Darkslide link in this.", $"{Called(kind)} looks like https://HOST/{Shape(kind)}#…"),
    };

    private static string Called(LinkKind kind) => kind switch { LinkKind.Viewing => "A link", LinkKind.Manage => "A manage link", _ => "A pass" };

    private static string Shape(LinkKind kind) => kind switch { LinkKind.Viewing => "v", LinkKind.Manage => "m", _ => "" };
}
