namespace Darkslide.Server.Tests.Callers;

/// <summary>Who may call: the columns of spec/CALLERS.md, in their order.</summary>
internal enum CallerKind
{
    /// <summary>Has nothing.</summary>
    None,

    /// <summary>Holds a viewing link that lives, and an opening of it.</summary>
    ViewingLink,

    /// <summary>Holds a viewing link that has ended, and an opening from before.</summary>
    EndedLink,

    /// <summary>Holds another share's manage link, and tries it on this one.</summary>
    OtherOwner,

    /// <summary>Holds the share's manage link.</summary>
    Owner,

    /// <summary>Holds a pass that is good.</summary>
    Pass,

    /// <summary>Holds a pass that was stopped.</summary>
    StoppedPass,

    /// <summary>Runs the server.</summary>
    Operator,
}
