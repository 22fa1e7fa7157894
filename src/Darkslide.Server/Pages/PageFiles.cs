using System.Buffers.Text;
using System.Collections.Frozen;
using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;

namespace Darkslide.Server.Pages;

/// <summary>The built pages, which lie in the program itself. Nothing is read from a disk, so no path leads anywhere else.</summary>
internal sealed class PageFiles
{
    private const string Prefix = "pages/";
    private static readonly Assembly Program = typeof(PageFiles).Assembly;
    private readonly FrozenDictionary<string, PageFile> files = Program.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .Select(name => name.EndsWith(".br", StringComparison.Ordinal) ? name[..^".br".Length] : name)
        .Distinct(StringComparer.Ordinal)
        .ToFrozenDictionary(name => name[Prefix.Length..], PageFile.From, StringComparer.Ordinal);

    public PageFile? Viewer => files.GetValueOrDefault("viewer/index.html");

    public PageFile? Studio => files.GetValueOrDefault("studio/index.html");

    public PageFile? Find(string path) => files.GetValueOrDefault(path);

    /// <summary>One file and, where it was made, its brotli form. The largest are kept in that form only.</summary>
    internal sealed record PageFile(string Resource, string Type, bool HasPlain, bool HasBrotli)
    {
        private const int TagBytes = 12;

        // Made when it is first asked for: a server that nobody has asked for a page yet need not have all of them in memory.
        private readonly Lazy<string> tag = new(() => TagOf(HasPlain ? Resource : Resource + ".br"));

        public string Tag => tag.Value;

        public static PageFile From(string resource) => new(
            resource, TypeOf(resource), Program.GetManifestResourceInfo(resource) is not null, Program.GetManifestResourceInfo(resource + ".br") is not null);

        public Stream Open(bool brotli)
        {
            Stream stored = Program.GetManifestResourceStream(HasPlain && !brotli ? Resource : Resource + ".br")!;
            return HasPlain || brotli ? stored : new BrotliStream(stored, CompressionMode.Decompress);
        }

        private static string TagOf(string stored)
        {
            using Stream bytes = Program.GetManifestResourceStream(stored)!;
            return Base64Url.EncodeToString(SHA256.HashData(bytes).AsSpan(0, TagBytes));
        }

        private static string TypeOf(string name) => Path.GetExtension(name) switch
        {
            ".html" => "text/html; charset=utf-8",
            ".js" or ".mjs" => "text/javascript; charset=utf-8",
            ".css" => "text/css; charset=utf-8",
            ".svg" => "image/svg+xml",
            ".png" => "image/png",
            ".webp" => "image/webp",
            ".ico" => "image/x-icon",
            ".ttf" => "font/ttf",
            ".woff2" => "font/woff2",
            ".wasm" => "application/wasm",
            ".json" => "application/json",
            ".webmanifest" => "application/manifest+json",
            ".txt" => "text/plain; charset=utf-8",
            _ => "application/octet-stream",
        };
    }
}
