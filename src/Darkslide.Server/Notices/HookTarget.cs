using System.Net;
using System.Text;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;
using Darkslide.Server.Start;

namespace Darkslide.Server.Notices;

/// <summary>A web hook's address and secret. No record: one would write both wherever it is written.</summary>
internal sealed class HookTarget(Uri url, byte[] secret)
{
    private static readonly byte[] Place = Encoding.ASCII.GetBytes("notice hook");

    public Uri Url => url;

    public byte[] Secret => secret;

    /// <summary>What can be told from the address alone; where its name leads is looked at when it is connected to.</summary>
    public static bool CanBe(string url, NoticeOptions options)
        => url.Length <= Limits.HookUrl
            && Uri.TryCreate(url, UriKind.Absolute, out Uri? uri)
            && uri.UserInfo.Length == 0
            && uri.Fragment.Length == 0
            && (uri.Scheme == Uri.UriSchemeHttps || (options.PrivateTargets && uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
            && (options.PrivateTargets || !IPAddress.TryParse(uri.DnsSafeHost, out IPAddress? address) || PublicAddress.Is(address));

    public static byte[] Seal(NotifyHook hook, InstanceKey key) => key.Texts.Seal($"{Convert.ToHexString(hook.Secret)} {hook.Url}", Place);

    public static HookTarget Unseal(byte[] box, InstanceKey key)
    {
        string[] parts = key.Texts.Unseal(box, Place).Split(' ', 2);
        return new HookTarget(new Uri(parts[1]), Convert.FromHexString(parts[0]));
    }
}
