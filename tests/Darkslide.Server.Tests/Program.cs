using Darkslide.Server;
using Darkslide.Server.Tests.Callers;
using Darkslide.Server.Tests.Contract;
using Darkslide.Server.Tests.Support;
using Microsoft.Extensions.Hosting;

// With `--serve` this program is a server on a port of its own choice, which tests kill; with `--write-openapi` it writes
// spec/openapi.json, with `--write-callers` spec/CALLERS.md; without any it runs the tests.
if (args is ["--serve", ..])
{
    var app = DarkslideServer.Build(ServerOptions.FromEnvironment());
    await DarkslideServer.Start(app);
    Console.WriteLine(app.Urls.Single());
    await app.WaitForShutdownAsync();
    return 0;
}

if (args is ["--write-openapi"])
{
    await using TestServer server = await TestServer.Start();
    await File.WriteAllTextAsync(OpenApiDocument.PathInRepository, OpenApiDocument.Write(OpenApiTests.Endpoints(server)));
    return 0;
}

if (args is ["--write-callers"])
{
    await using TestServer server = await CallerTable.Start();
    await File.WriteAllTextAsync(CallerTable.PathInRepository, CallerTable.Write(await CallerTable.Run(server)));
    return 0;
}

return await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);
