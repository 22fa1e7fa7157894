using Darkslide.Server.Problems;

namespace Darkslide.Server.Http;

/// <summary>Refuses values that no statement should see.</summary>
internal static class Check
{
    public static void Length(string field, byte[] value, int bytes)
    {
        if (value is null || value.Length != bytes)
        {
            throw Wrong(field, $"{field} must be {bytes} bytes in base64url.");
        }
    }

    public static void Within(string field, long value, long least, long most)
    {
        if (value < least || value > most)
        {
            throw Wrong(field, $"{field} must be from {least} to {most}.");
        }
    }

    public static void That(bool holds, string field, string title)
    {
        if (!holds)
        {
            throw Wrong(field, title);
        }
    }

    private static RefusedException Wrong(string field, string title) => new(Refusal.Invalid(field, title));
}
