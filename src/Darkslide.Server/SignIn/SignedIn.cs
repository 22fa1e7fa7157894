namespace Darkslide.Server.SignIn;

/// <summary>Somebody whom the provider knows and the rules let in. No record: one would write the name wherever it is written.</summary>
/// <param name="subject">A keyed hash of issuer and subject: all by which they are known again.</param>
/// <param name="name">For the operator's list of passes; sealed before it is kept.</param>
internal sealed class SignedIn(byte[] subject, string name)
{
    public byte[] Subject => subject;

    public string Name => name;
}
