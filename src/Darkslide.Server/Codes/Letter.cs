namespace Darkslide.Server.Codes;

/// <summary>What a message says. No record: one would write it wherever it is written.</summary>
internal sealed class Letter(string subject, string plain, string html)
{
    public string Subject => subject;

    public string Plain => plain;

    public string Html => html;
}
