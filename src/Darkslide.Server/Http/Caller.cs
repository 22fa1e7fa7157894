namespace Darkslide.Server.Http;

/// <summary>Whose capability an address wants.</summary>
internal enum Caller
{
    /// <summary>None.</summary>
    Anyone,

    /// <summary>The holder of an opening.</summary>
    Ticket,

    /// <summary>The holder of a manage link.</summary>
    Owner,

    /// <summary>Whoever runs the server.</summary>
    Operator,
}
