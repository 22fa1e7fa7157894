using Darkslide.Client.Http;
using Darkslide.Client.Owning;

namespace Darkslide.Printing;

/// <summary>How a sender's links are called.</summary>
internal static class OwnerText
{
    public static string Name(OwnedLink link) => Name(link.Called);

    public static string Name(string? to) => to is { } name ? ForeignText.OneLine(name, 200) : "(anyone)";
}
