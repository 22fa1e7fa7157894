namespace Darkslide.Server.Codes;

/// <summary>A code on its way. No record: one would write the address and the code wherever it is written.</summary>
/// <param name="to">Where to; null for an address that gets nothing.</param>
/// <param name="code">Six digits.</param>
/// <param name="language">The viewer's.</param>
internal sealed class CodeMail(string? to, string code, string language)
{
    public string? To => to;

    public string Code => code;

    public string Language => language;
}
