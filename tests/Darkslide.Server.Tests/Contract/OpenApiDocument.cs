using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Darkslide.Protocol;
using Darkslide.Server.Http;
using Darkslide.Server.Problems;
using Microsoft.AspNetCore.Routing;

namespace Darkslide.Server.Tests.Contract;

/// <summary>Makes spec/openapi.json from the facts that every route carries: <c>Darkslide.Server.Tests --write-openapi</c>.</summary>
internal static class OpenApiDocument
{
    private const string ProblemType = "application/problem+json";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    /// <summary>What may befall any request with a body, beyond what its route names.</summary>
    private static readonly string[] BodyProblems =
        [ProblemCodes.InvalidRequest, ProblemCodes.TooLarge, ProblemCodes.TooSlow, ProblemCodes.WrongMediaType];

    public static string PathInRepository { get; } = Path.Combine(Root(), "spec", "openapi.json");

    public static string Write(IEnumerable<RouteEndpoint> endpoints)
    {
        var shared = new Shared();
        var paths = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (RouteEndpoint endpoint in endpoints)
        {
            string path = Template(endpoint);
            if (!paths.TryGetValue(path, out JsonObject? item))
            {
                paths.Add(path, item = Parameters(endpoint));
            }

            foreach (string method in Methods(endpoint))
            {
                item.Add(method.ToLowerInvariant(), Operation(Facts(endpoint), method, shared));
            }
        }

        Reference(ProtocolJson.Default.Problem, shared.Schemas, isRequest: false);
        var document = new JsonObject
        {
            ["openapi"] = "3.1.1",
            ["info"] = new JsonObject
            {
                ["title"] = "Darkslide",
                ["version"] = ProtocolVersion.Current,
                ["description"] = "PROTOCOL.md says what each address means; where both speak of the same thing, PROTOCOL.md rules. Made from the server's routes by its tests.",
                ["license"] = new JsonObject { ["name"] = "Apache-2.0", ["identifier"] = "Apache-2.0" },
            },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = "/" }),
            ["paths"] = Members(paths),
            ["components"] = new JsonObject
            {
                ["headers"] = Members(shared.Headers),
                ["parameters"] = Members(shared.Parameters),
                ["responses"] = new JsonObject(shared.Problems.Select(codes => KeyValuePair.Create(codes.Key, (JsonNode?)ProblemResponse(codes.Value)))),
                ["schemas"] = Members(shared.Schemas),
                ["securitySchemes"] = new JsonObject
                {
                    ["owner"] = Scheme(Capability.OwnerScheme, "base64url(shareId).base64url(ownerToken)"),
                    ["ticket"] = Scheme(Capability.TicketScheme, "base64url(ticket)"),
                    ["operator"] = Scheme(Capability.OperatorScheme, "base64url(token)"),
                },
            },
        };
        return document.ToJsonString(Indented) + "\n";
    }

    public static RouteFacts Facts(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<RouteFacts>()
        ?? throw new InvalidOperationException($"{endpoint.RoutePattern.RawText} was added without its facts.");

    public static IReadOnlyList<string> Methods(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods;

    public static string Template(RouteEndpoint endpoint) => endpoint.RoutePattern.RawText!.Replace(":int}", "}", StringComparison.Ordinal);

    private static JsonObject Parameters(RouteEndpoint endpoint)
    {
        var parameters = new JsonArray();
        foreach (var parameter in endpoint.RoutePattern.Parameters)
        {
            bool isNumber = parameter.ParameterPolicies.Any(policy => policy.Content == "int");
            parameters.Add(new JsonObject
            {
                ["name"] = parameter.Name,
                ["in"] = "path",
                ["required"] = true,
                ["schema"] = isNumber ? Integer(0) : new JsonObject { ["type"] = "string" },
            });
        }

        return parameters.Count == 0 ? [] : new JsonObject { ["parameters"] = parameters };
    }

    private static JsonObject Operation(RouteFacts facts, string method, Shared shared)
    {
        var operation = new JsonObject { ["summary"] = facts.Summary };
        if (facts.Caller != Caller.Anyone)
        {
            operation["security"] = new JsonArray(new JsonObject { [facts.Caller.ToString().ToLowerInvariant()] = new JsonArray() });
        }

        if (facts.RequestHeaders.Count > 0)
        {
            operation["parameters"] = new JsonArray([.. facts.RequestHeaders.Select(name => (JsonNode)shared.Parameter(name))]);
        }

        if (facts.Body is { } body)
        {
            operation["requestBody"] = Body("application/json", Reference(body, shared.Schemas, isRequest: true), required: true);
        }
        else if (facts.BodyType is { } type)
        {
            operation["requestBody"] = Body(type, new JsonObject(), required: method != "POST");
        }

        operation["responses"] = Responses(facts, method == "HEAD", shared);
        return operation;
    }

    private static JsonObject Body(string type, JsonObject schema, bool required)
        => new() { ["required"] = required, ["content"] = new JsonObject { [type] = new JsonObject { ["schema"] = schema } } };

    private static JsonObject Responses(RouteFacts facts, bool isHead, Shared shared)
    {
        var responses = new SortedDictionary<int, JsonObject>();
        foreach (RouteAnswer answer in facts.Answers)
        {
            JsonObject response = responses[answer.Status] = new JsonObject { ["description"] = Description(answer.Status) };
            if (answer.Headers.Count > 0)
            {
                response["headers"] = new JsonObject(answer.Headers.Select(header =>
                    KeyValuePair.Create(header, (JsonNode?)shared.Header(header))));
            }

            if (!isHead && (answer.Json is not null || answer.Type is not null))
            {
                JsonObject schema = answer.Json is { } json ? Reference(json, shared.Schemas, isRequest: false) : [];
                response["content"] = new JsonObject { [answer.Type ?? "application/json"] = new JsonObject { ["schema"] = schema } };
            }
        }

        bool hasBody = facts.Body is not null || facts.BodyType is not null;
        foreach (var group in facts.Problems.Concat(hasBody ? BodyProblems : []).Append(ProblemCodes.Internal).Distinct().GroupBy(code => ProblemTable.Rows[code].Status))
        {
            string[] codes = [.. group.Order(StringComparer.Ordinal)];
            shared.Problems[string.Join('.', codes)] = codes;
            responses.Add(group.Key, To("responses", string.Join('.', codes)));
        }

        return new JsonObject(responses.Select(response => KeyValuePair.Create(response.Key.ToString(CultureInfo.InvariantCulture), (JsonNode?)response.Value)));
    }

    private static JsonObject ProblemResponse(string[] codes) => new()
    {
        ["description"] = string.Join(" ", codes.Select(code => ProblemTable.Rows[code].Title)),
        ["content"] = new JsonObject
        {
            [ProblemType] = new JsonObject
            {
                ["schema"] = new JsonObject
                {
                    ["allOf"] = new JsonArray(
                        To("schemas", "Problem"),
                        new JsonObject { ["properties"] = new JsonObject { ["code"] = new JsonObject { ["enum"] = new JsonArray([.. codes.Select(code => JsonValue.Create(code))]) } } }),
                },
            },
        },
    };

    private static string Description(int status) => status switch
    {
        200 => "Done.",
        201 => "Made.",
        202 => "Begun.",
        204 => "Done; nothing to tell.",
        206 => "A part of it.",
        303 => "Look there.",
        304 => "As it was.",
        _ => throw new InvalidOperationException($"What does {status} mean?"),
    };

    private static JsonObject Reference(JsonTypeInfo type, SortedDictionary<string, JsonObject> schemas, bool isRequest)
    {
        string name = type.Type.Name;
        if (!schemas.ContainsKey(name))
        {
            JsonObject schema = schemas[name] = new JsonObject { ["type"] = "object" };
            schema["properties"] = new JsonObject(type.Properties.Select(property =>
                KeyValuePair.Create(property.Name, (JsonNode?)Schema(property.PropertyType, property.IsGetNullable || IsNullable(property), schemas, isRequest))));
            string[] required = [.. type.Properties.Where(property => property.IsRequired).Select(property => property.Name)];
            if (required.Length > 0)
            {
                schema["required"] = new JsonArray([.. required.Select(property => JsonValue.Create(property))]);
            }

            if (isRequest)
            {
                schema["additionalProperties"] = false;
            }
        }

        return To("schemas", name);
    }

    private static bool IsNullable(JsonPropertyInfo property) => Nullable.GetUnderlyingType(property.PropertyType) is not null;

    private static JsonObject Schema(Type type, bool nullable, SortedDictionary<string, JsonObject> schemas, bool isRequest)
    {
        Type plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(byte[]))
        {
            return new JsonObject { ["type"] = Named("string", nullable), ["contentEncoding"] = "base64url", ["pattern"] = "^[A-Za-z0-9_-]*$" };
        }

        if (plain == typeof(DateTimeOffset))
        {
            return new JsonObject { ["type"] = Named("string", nullable), ["format"] = "date-time" };
        }

        if (plain == typeof(string) || plain == typeof(bool) || plain == typeof(int) || plain == typeof(long))
        {
            string name = plain == typeof(string) ? "string" : plain == typeof(bool) ? "boolean" : "integer";
            return new JsonObject { ["type"] = Named(name, nullable) };
        }

        if (plain.IsArray || plain.IsGenericType)
        {
            Type item = plain.IsArray ? plain.GetElementType()! : plain.GetGenericArguments().Single();
            return new JsonObject { ["type"] = Named("array", nullable), ["items"] = Schema(item, false, schemas, isRequest) };
        }

        JsonObject reference = Reference(ProtocolJson.Default.GetTypeInfo(plain)!, schemas, isRequest);
        return nullable ? new JsonObject { ["anyOf"] = new JsonArray(reference, new JsonObject { ["type"] = "null" }) } : reference;
    }

    private static JsonNode Named(string name, bool nullable) => nullable ? new JsonArray(name, "null") : JsonValue.Create(name);

    private static JsonObject Integer(int least) => new() { ["type"] = "integer", ["minimum"] = least };

    private static JsonObject To(string kind, string name) => new() { ["$ref"] = $"#/components/{kind}/{name}" };

    private static JsonObject Members(SortedDictionary<string, JsonObject> members)
        => new(members.Select(member => KeyValuePair.Create(member.Key, (JsonNode?)member.Value)));

    private static JsonObject Scheme(string scheme, string description)
        => new() { ["type"] = "http", ["scheme"] = scheme, ["description"] = description };

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "darkslide.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests don't lie inside the repository.");
    }

    /// <summary>What several operations say alike, and the document only once.</summary>
    private sealed class Shared
    {
        public SortedDictionary<string, JsonObject> Schemas { get; } = new(StringComparer.Ordinal);

        public SortedDictionary<string, JsonObject> Headers { get; } = new(StringComparer.Ordinal);

        public SortedDictionary<string, JsonObject> Parameters { get; } = new(StringComparer.Ordinal);

        public SortedDictionary<string, string[]> Problems { get; } = new(StringComparer.Ordinal);

        public JsonObject Header(string name)
        {
            Headers[name] = new JsonObject { ["required"] = true, ["schema"] = new JsonObject { ["type"] = "string" } };
            return To("headers", name);
        }

        public JsonObject Parameter(string name)
        {
            Parameters[name] = new JsonObject { ["name"] = name, ["in"] = "header", ["schema"] = new JsonObject { ["type"] = "string" } };
            return To("parameters", name);
        }
    }
}
