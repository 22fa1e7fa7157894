using System.CommandLine;
using Darkslide.Client.Owning;
using Darkslide.Printing;
using Darkslide.Results;

namespace Darkslide.Commands;

/// <summary><c>darkslide passkey forget</c>: lets another passkey be registered for a link.</summary>
internal static class ForgetPasskeyCommand
{
    public static Command Build()
        => new ChosenLinksCommand<ForgottenPasskey, ForgottenResult>("forget", "Forget a link's passkey, for whoever lost it: the next one that opens the link is registered.")
        {
            Act = (client, manage, choice, cancel) => client.ForgetPasskeyAsync(manage, choice, cancel),
            Result = forgotten => new ForgottenResult(forgotten),
            Type = context => context.ForgottenResult,
            Tell = forgotten => Console.WriteLine($"The passkey of link {forgotten.Number}, {OwnerText.Name(forgotten.To)}, is forgotten: the next one that opens it is registered."),
        }.Build();
}
