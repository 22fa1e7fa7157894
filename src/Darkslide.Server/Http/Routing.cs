namespace Darkslide.Server.Http;

/// <summary>Adds addresses together with their facts.</summary>
internal static class Routing
{
    public static void Add(this IEndpointRouteBuilder routes, string methods, string pattern, RouteFacts facts, RequestDelegate handle)
        => routes.MapMethods(pattern, methods.Split(' '), handle).WithMetadata(facts);
}
