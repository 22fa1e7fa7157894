using System.Security.Cryptography;
using Darkslide.Client.Failures;

namespace Darkslide.Client.Devices;

/// <summary>Where this device's keys are kept: whoever has one of these files is this device for that link.</summary>
public sealed class DeviceKeys
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly Func<byte[], string> pathOf;
    private readonly bool makesFolder;

    private DeviceKeys(Func<byte[], string> pathOf, bool makesFolder)
    {
        this.pathOf = pathOf;
        this.makesFolder = makesFolder;
    }

    /// <summary>A key of its own for each link, in a folder that is made when it is needed. Names of files say nothing of links.</summary>
    public static DeviceKeys In(string folder) => new(locator => Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(locator)) + ".pem"), makesFolder: true);

    /// <summary>One file, made when it is needed. Used for several links it lets a server see that they were opened by one device.</summary>
    public static DeviceKeys At(string file) => new(_ => file, makesFolder: false);

    /// <summary>The link's key, made and kept if there is none yet.</summary>
    /// <exception cref="PictureFileException">The file can't be read or made.</exception>
    internal DeviceKey For(byte[] locator)
    {
        string path = pathOf(locator);
        try
        {
            if (!File.Exists(path))
            {
                Make(path);
            }

            return new DeviceKey(Read(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            throw new PictureFileException(path, $"The device key \"{path}\" can't be used.", "Mend or remove it, or name another file with --device-key.", e);
        }
    }

    private static ECDsa Read(string path)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(path));
            return DeviceKey.IsFitting(key) ? key : throw new CryptographicException("Not a P-256 key.");
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }

    // Under another name first: of two programs at once both must end up with one key, and a whole one.
    private void Make(string path)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (makesFolder && !Directory.Exists(folder))
        {
            MakeFolder(folder);
        }

        string part = $"{path}.{RandomNumberGenerator.GetHexString(16)}.part";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = Private;
        }

        using (var key = ECDsa.Create(ECCurve.NamedCurves.nistP256))
        using (var file = new StreamWriter(part, options))
        {
            file.WriteLine(key.ExportPkcs8PrivateKeyPem());
        }

        try
        {
            File.Move(part, path);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another program was faster: its key counts.
        }
        finally
        {
            File.Delete(part);
        }
    }

    private static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, Private | UnixFileMode.UserExecute);
        }
    }
}
