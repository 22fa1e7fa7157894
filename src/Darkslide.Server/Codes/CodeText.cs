namespace Darkslide.Server.Codes;

/// <summary>What a code's message says, in one language. It names neither pictures nor their sender: the viewer has the link's page open and knows.</summary>
internal sealed record CodeText(string Language, string Direction, string Title, string Explanation, string Warning)
{
    private static readonly CodeText English = new(
        "en", "ltr", "Your code", "Type it into the page that asked for it. It is good for 10 minutes and for one opening.", "If you asked for no code, you can pass this over.");

    private static readonly CodeText German = new(
        "de", "ltr", "Ihr Code", "Geben Sie ihn auf der Seite ein, die danach fragt. Er gilt 10 Minuten und für ein Öffnen.", "Wenn Sie keinen Code wollten, ist nichts zu tun.");

    private static readonly CodeText Arabic = new(
        "ar", "rtl", "رمزك", "اكتبه في الصفحة التي طلبته. يصلح لمدة 10 دقائق ولفتح واحد.", "إن لم تطلب رمزًا فتجاهل هذه الرسالة.");

    public static CodeText In(string language) => language switch
    {
        "de" => German,
        "ar" => Arabic,
        _ => English,
    };

    public Letter With(string code) => new(Subject(code), Plain(code), Html(code));

    private string Subject(string code) => $"{Title}: {code}";

    private string Plain(string code) => $"{Title}: {code}\n\n{Explanation}\n\n{Warning}\n";

    private string Html(string code) => $"""
        <!doctype html><html lang="{Language}" dir="{Direction}"><meta charset="utf-8"><title>{Title}</title>
        <body style="font:16px/1.5 system-ui,sans-serif"><p>{Title}:</p><p style="font-size:32px;letter-spacing:4px"><b dir="ltr">{code}</b></p><p>{Explanation}</p><p>{Warning}</p></body></html>
        """;
}
