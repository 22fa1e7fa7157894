using System.Buffers.Text;
using System.Text.Json;

namespace Darkslide.Format;

/// <summary>Reads and writes the sender's logo (FORMAT.md, section 5.3).</summary>
internal static class SenderLogoCodec
{
    /// <summary>The logo, or null where there is none.</summary>
    public static SenderLogo? Read(JsonMembers manifest)
    {
        if (manifest.OptionalObject("logo") is not { } logo) return null;
        return new SenderLogo
        {
            MediaType = logo.Text("mediaType", type => type is "image/png" or "image/webp" or "image/jpeg"),
            Width = (int)logo.Integer("width", 1, SenderLogo.LongestSide),
            Height = (int)logo.Integer("height", 1, SenderLogo.LongestSide),
            Data = logo.OptionalBytes("data", 1, SenderLogo.MostBytes) ?? throw logo.Wrong("data"),
        };
    }

    /// <summary>Writes the member <c>logo</c>.</summary>
    public static void Write(Utf8JsonWriter writer, SenderLogo logo)
    {
        writer.WriteStartObject("logo");
        writer.WriteString("mediaType", logo.MediaType);
        writer.WriteNumber("width", logo.Width);
        writer.WriteNumber("height", logo.Height);
        writer.WriteString("data", Base64Url.EncodeToString(logo.Data.Span));
        writer.WriteEndObject();
    }
}
