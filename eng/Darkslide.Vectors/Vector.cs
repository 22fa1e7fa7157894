using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Darkslide.Vectors;

/// <summary>One file of spec/vectors.</summary>
internal sealed class Vector
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <param name="folder">The part of the format that it is about.</param>
    /// <param name="kind">What a reader does with it; README.md lists the kinds.</param>
    /// <param name="name">Its file's name without the extension.</param>
    /// <param name="what">One line about what it shows.</param>
    /// <param name="members">Inputs, then outputs or <c>error</c>.</param>
    public Vector(string folder, string kind, string name, string what, JsonObject members)
    {
        Path = $"{folder}/{name}.json";
        var document = new JsonObject { ["kind"] = kind, ["name"] = name, ["what"] = what };
        foreach (var (key, value) in members.ToList())
        {
            members.Remove(key);
            document[key] = value;
        }

        Text = OnlyAscii(document.ToJsonString(Options)) + "\n";
    }

    /// <summary>Place below spec/vectors.</summary>
    public string Path { get; }

    /// <summary>The file's content.</summary>
    public string Text { get; }

    // Signs that can't be seen, or look like another, stand as escapes: editors and mail must not change them.
    private static string OnlyAscii(string json)
    {
        var ascii = new StringBuilder(json.Length);
        foreach (var unit in json)
        {
            if (unit is < '\u0080' and not '\u007F') ascii.Append(unit);
            else ascii.Append("\\u").Append(((int)unit).ToString("x4", System.Globalization.CultureInfo.InvariantCulture));
        }

        return ascii.ToString();
    }
}
