namespace Darkslide.Format;

/// <summary>A colour label, as photo programs have them (FORMAT.md, section 7). The order decides between equal stamps.</summary>
public enum PickLabel
{
    /// <summary>None, or taken away again.</summary>
    None,

    /// <summary>Red.</summary>
    Red,

    /// <summary>Yellow.</summary>
    Yellow,

    /// <summary>Green.</summary>
    Green,

    /// <summary>Blue.</summary>
    Blue,

    /// <summary>Purple.</summary>
    Purple,
}
