namespace Darkslide.Server.Codes;

/// <summary>A code on its way.</summary>
/// <param name="To">Where to; null for an address that gets nothing.</param>
/// <param name="Code">Six digits.</param>
/// <param name="Language">The viewer's.</param>
internal sealed record CodeMail(string? To, string Code, string Language);
