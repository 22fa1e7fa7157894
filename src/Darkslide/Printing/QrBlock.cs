using System.Collections;
using System.Text;
using QRCoder;

namespace Darkslide.Printing;

/// <summary>A link as a QR code of half-height blocks, for a phone in front of the terminal.</summary>
internal static class QrBlock
{
    public static string Of(string url)
    {
        using QRCodeData code = QRCodeGenerator.GenerateQrCode(url, QRCodeGenerator.ECCLevel.L);
        List<BitArray> rows = code.ModuleMatrix;
        var text = new StringBuilder();
        for (int y = 0; y < rows.Count; y += 2)
        {
            for (int x = 0; x < rows.Count; x++)
            {
                // Light modules are drawn: most terminals are dark, and scanners read it either way.
                bool upper = !rows[y][x];
                bool lower = y + 1 >= rows.Count || !rows[y + 1][x];
                text.Append((upper, lower) switch { (true, true) => '█', (true, false) => '▀', (false, true) => '▄', _ => ' ' });
            }

            text.AppendLine();
        }

        return text.ToString();
    }
}
