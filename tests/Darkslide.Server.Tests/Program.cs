using Darkslide.Server;
using Microsoft.Extensions.Hosting;

// With `--serve` this program is a server on a port of its own choice, which tests kill; without, it runs the tests.
if (args is ["--serve", ..])
{
    var app = DarkslideServer.Build(ServerOptions.FromEnvironment());
    await DarkslideServer.Start(app);
    Console.WriteLine(app.Urls.Single());
    await app.WaitForShutdownAsync();
    return 0;
}

return await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);
