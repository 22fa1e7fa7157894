namespace Darkslide.Bench;

/// <summary>Peak memory of the sender and of the server while pictures of 12 megapixels are sent: few of them, then many.</summary>
internal static class SendingMemory
{
    /// <summary>Pictures of the small and of the large share.</summary>
    public const int Few = 8, Many = 48;

    /// <summary>A picture decoded: 4,000 × 3,000 pixels of three bytes.</summary>
    public const double DecodedMegabytes = 36;

    /// <summary>Sends as many copies of one picture; gives the peaks of sender and server in megabytes (VmHWM, proc(5)).</summary>
    public static async Task<(double Sender, double Server)> PeakAsync(RunningServer server, int pictures)
    {
        string folder = Directory.CreateTempSubdirectory("darkslide-bench-").FullName;
        byte[] picture = SamplePictures.Jpeg(4000, 3000);
        for (var i = 0; i < pictures; i++)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, $"{i}.jpg"), picture);
        }

        double sender = await PeakMemory.OfCommandAsync("send", folder, "--server", server.Origin.ToString(), "--json");
        Directory.Delete(folder, recursive: true);
        return (sender, PeakMemory.Megabytes(server.ProcessId));
    }
}

/// <summary>Whether the sender's memory stays the same however many pictures it sends.</summary>
internal sealed class SenderMemory : Measurement
{
    public override string Name => "sender-memory";

    public override string What => "memory of the command line while sending pictures of 12 megapixels (36 MB decoded)";

    public override string Budget => "flat (≤ 15 % more for six times as many); ≤ 4 × one picture decoded";

    public override async Task<Measured> MeasureAsync()
    {
        await using RunningServer server = await RunningServer.StartAsync();
        (double few, _) = await SendingMemory.PeakAsync(server, SendingMemory.Few);
        (double many, _) = await SendingMemory.PeakAsync(server, SendingMemory.Many);
        bool holds = many <= few * 1.15 && many <= 4 * SendingMemory.DecodedMegabytes;
        return new Measured($"{few:F0} MB for {SendingMemory.Few}, {many:F0} MB for {SendingMemory.Many}", holds);
    }
}

/// <summary>Whether the server's memory stays the same however much is uploaded.</summary>
internal sealed class UploadMemory : Measurement
{
    public override string Name => "upload-memory";

    public override string What => "memory of the server while it takes uploads";

    public override string Budget => "flat (≤ 15 % more for six times as many)";

    public override async Task<Measured> MeasureAsync()
    {
        await using RunningServer server = await RunningServer.StartAsync();
        (_, double few) = await SendingMemory.PeakAsync(server, SendingMemory.Few);
        (_, double many) = await SendingMemory.PeakAsync(server, SendingMemory.Many);
        return new Measured($"{few:F0} MB after {SendingMemory.Few} pictures, {many:F0} MB after {SendingMemory.Many} more", many <= few * 1.15);
    }
}
