using System.Security.Cryptography;
using System.Text;
using Darkslide.Client.Failures;
using Darkslide.Format;

namespace Darkslide.CommandLine;

/// <summary>Takes a password from standard input or from the person at the terminal; never from an argument, which others can see.</summary>
internal static class PasswordInput
{
    // A password has 1,024 characters at most; what is far longer is refused without being read to its end.
    private const int MostBytes = 64 * 1024;

    public static bool CanPrompt => !Console.IsInputRedirected && !Console.IsErrorRedirected;

    /// <summary>The first line of standard input without its line break.</summary>
    public static Password FromStandardInput()
    {
        byte[] line = GC.AllocateArray<byte>(MostBytes, pinned: true);
        using Stream input = Console.OpenStandardInput();
        int length = 0;
        int read;
        while (length < line.Length && (read = input.Read(line, length, line.Length - length)) > 0)
        {
            length += read;
            if (line.AsSpan(length - read, read).Contains((byte)'\n'))
            {
                break;
            }
        }

        return FromLine(line, FirstLine(line.AsSpan(0, length)));
    }

    /// <summary>Asks once.</summary>
    public static async Task<Password> PromptAsync(string question, CancellationToken cancellationToken)
    {
        char[] typed = await ReadAsync(question, cancellationToken);
        return Make(typed, typed);
    }

    /// <summary>Asks twice, for a new password.</summary>
    public static async Task<Password> PromptTwiceAsync(CancellationToken cancellationToken)
    {
        char[] first = await ReadAsync("Password for the link: ", cancellationToken);
        char[] second = await ReadAsync("The same again: ", cancellationToken);
        bool same = first.AsSpan().SequenceEqual(second);
        Array.Clear(second);
        if (!same)
        {
            Array.Clear(first);
            throw new WrongUseException("The two passwords differ.", "Run the command again.");
        }

        return Make(first, first);
    }

    private static int FirstLine(ReadOnlySpan<byte> bytes)
    {
        int end = bytes.IndexOf((byte)'\n');
        end = end < 0 ? bytes.Length : end;
        return end > 0 && bytes[end - 1] == '\r' ? end - 1 : end;
    }

    private static Password FromLine(byte[] line, int length)
    {
        char[] typed = GC.AllocateArray<char>(length, pinned: true);
        try
        {
            var strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
            int count = strict.GetChars(line, 0, length, typed, 0);
            return Make(typed.AsSpan(0, count), typed);
        }
        catch (DecoderFallbackException)
        {
            throw Unusable("The password is not UTF-8 text.");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(line);
            Array.Clear(typed);
        }
    }

    private static Password Make(ReadOnlySpan<char> password, char[] clear)
    {
        try
        {
            return new Password(password);
        }
        catch (FormatErrorException e)
        {
            throw Unusable(e.Message);
        }
        finally
        {
            Array.Clear(clear);
        }
    }

    private static async Task<char[]> ReadAsync(string question, CancellationToken cancellationToken)
    {
        await Console.Error.WriteAsync(question);
        try
        {
            // Reading a key blocks whatever a token says; Ctrl-C leaves it behind.
            return await Task.Run(ReadKeys, cancellationToken).WaitAsync(cancellationToken);
        }
        finally
        {
            await Console.Error.WriteLineAsync();
        }
    }

    private static char[] ReadKeys()
    {
        char[] typed = GC.AllocateArray<char>(8 * 1024, pinned: true);
        int count = 0;
        while (true)
        {
            ConsoleKeyInfo key = Console.ReadKey(intercept: true);
            if (key.Key == ConsoleKey.Enter)
            {
                char[] password = GC.AllocateArray<char>(count, pinned: true);
                typed.AsSpan(0, count).CopyTo(password);
                Array.Clear(typed);
                return password;
            }

            if (key.Key == ConsoleKey.Backspace)
            {
                count = Math.Max(0, count - 1);
            }
            else if (!char.IsControl(key.KeyChar) && count < typed.Length)
            {
                typed[count++] = key.KeyChar;
            }
        }
    }

    private static PasswordException Unusable(string sentence) => PasswordException.Unusable(sentence);
}
