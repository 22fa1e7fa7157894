using System.CommandLine;
using Darkslide.CommandLine;
using Darkslide.Commands;
using Darkslide.Imaging;

NativeMemory.KeepTogether();

var program = new RootCommand("Send pictures sealed, see them opened exactly as often as you allow, and end them for good.")
{
    SendCommand.Build(),
    GetCommand.Build(),
    StatusCommand.Build(),
    LinksCommand.Build(),
    PicksCommand.Build(),
    RevokeCommand.Build(),
    UnlockCommand.Build(),
    ChangeCommand.Build(),
    DeviceCommand.Build(),
    PasskeyCommand.Build(),
    NotifyCommand.Build(),
    ReceiptCommand.Build(),
    AddCommand.Build(),
    RemoveCommand.Build(),
    ApproveCommand.Build(),
    SharesCommand.Build(),
    PassCommand.Build(),
    ReportCommand.Build(),
    ReportsCommand.Build(),
    TakeDownCommand.Build(),
    InspectCommand.Build(),
    CleanCommand.Build(),
    VerifyPageCommand.Build(),
    ServeCommand.Build(),
};

return await Invocation.RunAsync(program, args);
