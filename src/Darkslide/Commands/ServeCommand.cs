using System.CommandLine;
using System.Net;
using Darkslide.CommandLine;
using Darkslide.Server;
using Microsoft.AspNetCore.Builder;

namespace Darkslide.Commands;

/// <summary><c>darkslide serve</c>: runs a server until it is told to stop.</summary>
internal static class ServeCommand
{
    private static readonly Option<string[]> Listen = new("--listen")
    {
        Description = "Where to listen (default: 127.0.0.1:8480); repeat it for more.",
        HelpName = "HOST:PORT",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string> Data = Options.Text("--data", "DIR", "Where everything lies (default: a folder of this person's).");
    private static readonly Option<string> Database = Options.Text("--database", "CONNECTION", "Not there yet: the database is in the data folder.");
    private static readonly Option<string> Blobs = Options.Text("--blobs", "s3://BUCKET", "Not there yet: sealed pictures are in the data folder.");

    public static Command Build()
    {
        var command = new Command("serve", "Run a server.") { Listen, Data, Database, Blobs };
        Database.Validators.Add(result => result.AddError("Another database than the embedded one is not there yet.\nLeave --database out."));
        Blobs.Validators.Add(result => result.AddError("Another store than the data folder is not there yet.\nLeave --blobs out."));
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        ServerOptions options = Read(parsed);
        await using WebApplication server = DarkslideServer.Build(options, Surroundings.Time);
        await DarkslideServer.Start(server, cancellationToken);
        Console.WriteLine($"Listening on {string.Join(", ", server.Urls)}; everything lies in {options.DataFolder}");
        if (!options.Listen.All(IsLoopback))
        {
            Console.WriteLine(options.AnyoneMaySend
                ? "Anyone who reaches it may send pictures."
                : "People on this machine may send pictures, and whoever has a pass (`darkslide pass add NAME`); DARKSLIDE__ANYONEMAYSEND=true lets everyone.");
        }

        await UntilStopped(cancellationToken);
        await server.StopAsync(CancellationToken.None);
        return (int)ExitCode.Done;
    }

    private static ServerOptions Read(ParseResult parsed)
    {
        var options = ServerOptions.FromEnvironment();
        if (parsed.GetValue(Listen) is { Length: > 0 } addresses)
        {
            options.Listen = addresses;
        }

        if (parsed.GetValue(Data) is { } folder)
        {
            options.DataFolder = Path.GetFullPath(folder);
        }
        else if (options.DataFolder == new ServerOptions().DataFolder)
        {
            options.DataFolder = Surroundings.ServerFolder();
        }

        return options;
    }

    private static bool IsLoopback(string address)
    {
        if (address.StartsWith("unix:", StringComparison.Ordinal) || address.StartsWith("localhost:", StringComparison.Ordinal))
        {
            return true;
        }

        return IPEndPoint.TryParse(address, out IPEndPoint? point) && IPAddress.IsLoopback(point.Address);
    }

    private static async Task UntilStopped(CancellationToken cancellationToken)
    {
        var stopped = new TaskCompletionSource();
        await using CancellationTokenRegistration registration = cancellationToken.Register(stopped.SetResult);
        await stopped.Task;
    }
}
