using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Darkslide.Client.Failures;
using Darkslide.Client.Receipts;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;

namespace Darkslide.Client.Tests.Receipts;

/// <summary>A receipt is saved whole or not at all, and over nothing.</summary>
public sealed class ReceiptFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void What_is_saved_is_read_again_and_nothing_lies_beside_it()
    {
        ReceiptFile receipt = Signed();
        receipt.Save(folder.File("receipt.json"));
        Assert.Equal(receipt.Text, ReceiptFile.Read(folder.File("receipt.json"), receipt.Key).Text);
        Assert.Equal([folder.File("receipt.json")], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void Nothing_is_written_over_nor_through_a_link_nor_into_a_folder_that_is_missing()
    {
        ReceiptFile receipt = Signed();
        File.WriteAllText(folder.File("mine"), "mine");
        File.CreateSymbolicLink(folder.File("link"), folder.File("nowhere"));
        foreach (string taken in (string[])["mine", "link", "missing/receipt.json"])
        {
            Assert.Throws<PictureFileException>(() => receipt.Save(folder.File(taken)));
        }

        Assert.Equal("mine", File.ReadAllText(folder.File("mine")));
        Assert.Equal([folder.File("link"), folder.File("mine")], Directory.GetFileSystemEntries(folder.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void On_a_full_disk_nothing_is_left()
    {
        Assert.SkipUnless(Mount("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder.Path), "Mounting a small disk needs root.");
        try
        {
            string filler = folder.File("filler");
            Assert.Throws<IOException>(() => File.WriteAllBytes(filler, new byte[1 << 20]));
            PictureFileException fault = Assert.Throws<PictureFileException>(() => Signed().Save(folder.File("receipt.json")));
            Assert.Contains("room", fault.NextStep, StringComparison.Ordinal);
            Assert.Equal([filler], Directory.GetFileSystemEntries(folder.Path));
        }
        finally
        {
            Assert.True(Mount("umount", folder.Path));
        }
    }

    private static ReceiptFile Signed()
    {
        var receipt = new Receipt
        {
            Version = Receipt.Current,
            Share = new byte[32],
            Created = DateTimeOffset.UnixEpoch,
            Ended = DateTimeOffset.UnixEpoch,
            Destroyed = DateTimeOffset.UnixEpoch,
            Links = [],
            KeyHalves = 0,
            Blobs = new ReceiptBlobs { Count = 0, Bytes = 0 },
            Events = new EventsHead { Count = 0, Head = new byte[32] },
            Made = DateTimeOffset.UnixEpoch,
        };
        string text = JsonSerializer.Serialize(receipt, ProtocolJson.Default.Receipt);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        ECPoint point = key.ExportParameters(includePrivateParameters: false).Q;
        return ReceiptFile.Check(new ReceiptAnswer
        {
            Receipt = text,
            Signature = key.SignData(ReceiptSigning.Text(Encoding.UTF8.GetBytes(text)), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation),
            Key = [4, .. point.X!, .. point.Y!],
        });
    }

    private static bool Mount(string command, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
