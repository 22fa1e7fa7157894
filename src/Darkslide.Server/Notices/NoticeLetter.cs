using Darkslide.Server.Codes;

namespace Darkslide.Server.Notices;

/// <summary>What a mail of a first opening says. Nothing in it was written by the sender: this server carries nobody's words to others.</summary>
internal static class NoticeLetter
{
    public static Letter In(string language, int link, string minute) => language switch
    {
        "de" => Make("de", "ltr", "Ein Link wurde zum ersten Mal geöffnet", $"Link {link} einer Ihrer Sendungen wurde zum ersten Mal geöffnet: {minute} (UTC). Welcher das ist, zeigt Ihr Verwaltungslink.", "Sie haben keine Bilder gesendet? Dann hat jemand Ihre Adresse angegeben. Sie können diese Nachricht übergehen oder dem Absender dieser Mail schreiben: Das ist der Betreiber des Servers."),
        "ar" => Make("ar", "rtl", "فُتح رابط لأول مرة", $"فُتح الرابط {link} من إحدى مشاركاتك لأول مرة: {minute} (UTC). رابط الإدارة يبيّن أي رابط هو.", "لم ترسل صورًا؟ إذن أعطى أحدهم عنوانك. يمكنك تجاهل هذه الرسالة أو الكتابة إلى مرسلها، وهو مشغّل الخادم."),
        _ => Make("en", "ltr", "A link was opened for the first time", $"Link {link} of one of your shares was opened for the first time: {minute} (UTC). Your manage link shows which one that is.", "You sent no pictures? Then somebody gave your address. You can pass this over, or write to whom this mail is from: that is whoever runs the server."),
    };

    private static Letter Make(string language, string direction, string title, string happened, string stranger) => new(
        title,
        $"{happened}\n\n{stranger}\n",
        $"""
        <!doctype html><html lang="{language}" dir="{direction}"><meta charset="utf-8"><title>{title}</title>
        <body style="font:16px/1.5 system-ui,sans-serif"><p>{happened}</p><p>{stranger}</p></body></html>
        """);
}
