using System.Security.Cryptography;
using Darkslide.Client.Failures;
using Darkslide.Client.Http;
using Darkslide.Format;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;

namespace Darkslide.Client.Looking;

/// <summary>Asks a person for address and code, and opens with them (PROTOCOL.md section 4.9).</summary>
internal sealed class CodeDialogue(LookingApi api, LinkSecret secret, CodeAsker asker)
{
    public async Task<OpenAnswer> RunAsync(byte[] access, Func<CodeProof, Task<OpenAnswer>> open, CancellationToken cancellationToken)
    {
        string typed = await asker.Address(cancellationToken) ?? throw CodeException.Missing();
        string address = ViewerAddress.Normalise(typed)
            ?? throw new WrongUseException("This is no mail address that a code can be sent to.", "Give one such as anna@example.org.");
        using SecretKey key = ViewingKeys.AddressKeyOf(secret);
        byte[] addressKey = key.Bytes.ToArray();
        try
        {
            await api.SendCodeAsync(
                new CodeRequest { Locator = ViewingKeys.LocatorOf(secret), Access = access, AddressKey = addressKey, Address = address, Language = asker.Language },
                cancellationToken);
            return await TryAsync(code => open(new CodeProof { AddressKey = addressKey, Address = address, Code = code }), cancellationToken);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(addressKey);
        }
    }

    private async Task<OpenAnswer> TryAsync(Func<string, Task<OpenAnswer>> open, CancellationToken cancellationToken)
    {
        CodeException? wrong = null;
        while (true)
        {
            string code = (await asker.Code(wrong?.Message, cancellationToken))?.Trim() ?? throw (wrong ?? CodeException.Missing());
            if (code.Length != Limits.CodeDigits || !code.All(char.IsAsciiDigit))
            {
                wrong = CodeException.Wrong(wrong?.TriesLeft ?? Limits.CodeTries);
                continue;
            }

            try
            {
                return await open(code);
            }
            catch (CodeException e) when (e.TriesLeft > 0)
            {
                wrong = e;
            }
        }
    }
}
