using System.Security.Cryptography;
using Darkslide.Client.Failures;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;

namespace Darkslide.Client.Notices;

/// <summary>Where a sender is told when a link is opened for the first time. Read from what a person typed; nothing typed is nobody told.</summary>
public sealed class NoticeTo
{
    private readonly NotifyRequest request;

    private NoticeTo(NotifyRequest request) => this.request = request;

    /// <summary>Nowhere.</summary>
    public static NoticeTo Nowhere { get; } = new(new NotifyRequest { Hook = null, Email = null });

    /// <summary>What the hook's messages are signed with (Standard Webhooks): shown to the sender once, here. Null without a hook.</summary>
    public string? HookSecret => request.Hook is { } hook ? HookSigning.SecretText(hook.Secret) : null;

    /// <summary>Whether anybody is told.</summary>
    public bool IsAnywhere => IsByHook || IsByEmail;

    /// <summary>Whether by web hook.</summary>
    public bool IsByHook => request.Hook is not null;

    /// <summary>Whether by e-mail.</summary>
    public bool IsByEmail => request.Email is not null;

    internal NotifyRequest ForServer => request;

    /// <summary>Reads it.</summary>
    /// <param name="hook">An <c>https://</c> address, or null.</param>
    /// <param name="email">A mail address, or null.</param>
    /// <param name="language">Of the mail: <c>en</c>, <c>de</c> or <c>ar</c>; another one is <c>en</c>.</param>
    /// <exception cref="WrongUseException">One of them can't be that.</exception>
    public static NoticeTo Read(string? hook, string? email, string language) => new(new NotifyRequest
    {
        Hook = hook is null ? null : new NotifyHook { Url = HookUrl(hook), Secret = RandomNumberGenerator.GetBytes(Limits.KeyBytes) },
        Email = email is null ? null : new NotifyEmail { Address = Address(email), Language = language is "de" or "ar" ? language : "en" },
    });

    private static string HookUrl(string text)
        => Uri.TryCreate(text.Trim(), UriKind.Absolute, out Uri? url)
            && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
            && url.UserInfo.Length == 0 && url.Fragment.Length == 0 && text.Length <= Limits.HookUrl
                ? url.AbsoluteUri
                : throw new WrongUseException("This is no address of a web hook.", "Give one such as https://hooks.example.org/darkslide, without a name, password or # in it.");

    private static string Address(string text)
        => ViewerAddress.Normalise(text) ?? throw new WrongUseException($"\"{text}\" is no mail address.", "Give an address such as anna@example.org.");
}
