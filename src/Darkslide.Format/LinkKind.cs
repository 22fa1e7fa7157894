namespace Darkslide.Format;

/// <summary>What a link is for; the number is the type byte of its text (FORMAT.md, section 2.1).</summary>
public enum LinkKind
{
    /// <summary>A recipient's link, <c>ORIGIN/v#TEXT</c>.</summary>
    Viewing = 1,

    /// <summary>The owner's link, <c>ORIGIN/m#TEXT</c>.</summary>
    Manage = 2,

    /// <summary>Leave to send, <c>ORIGIN/#TEXT</c>.</summary>
    Pass = 3,
}
