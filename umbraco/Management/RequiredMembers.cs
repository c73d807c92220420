using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Site.Cms.Management;

/// <summary>
/// Finds what a body lacks, by the types of our requests: a member that C# requires and that may not be null (a text must not be empty
/// either), or one that is marked <see cref="JsonRequiredAttribute"/>, which must be there but may be null.
/// </summary>
internal static class RequiredMembers
{
    private static readonly ConcurrentDictionary<Type, Member[]> Known = new();

    public static IEnumerable<RequestFault> MissingIn(JsonElement json, Type type, string path = "$")
    {
        if (json.ValueKind != JsonValueKind.Object || type == typeof(JsonElement))
            yield break;
        foreach (var member in Known.GetOrAdd(type, Members))
        {
            var given = Find(json, member.Name);
            var at = $"{path}.{member.Name}";
            if (member.Need == Need.Present ? given is null : member.Need == Need.Filled && IsEmpty(given))
                yield return RequestFault.Missing(at, member.Field);
            else if (given is { } value)
            {
                foreach (var fault in Below(value, member, at))
                    yield return fault;
            }
        }
    }

    private static IEnumerable<RequestFault> Below(JsonElement value, Member member, string at)
    {
        if (member.Element is { } element && value.ValueKind == JsonValueKind.Array)
            return value.EnumerateArray().SelectMany((item, index) => item.ValueKind == JsonValueKind.Null
                ? [RequestFault.Missing($"{at}[{index}]", member.Field)]
                : MissingIn(item, element, $"{at}[{index}]"));
        return member.Element is null && IsOurs(member.Type) ? MissingIn(value, member.Type, at) : [];
    }

    private static JsonElement? Find(JsonElement json, string name)
    {
        foreach (var member in json.EnumerateObject())
        {
            if (member.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                return member.Value;
        }
        return null;
    }

    private static bool IsEmpty(JsonElement? value) =>
        value is null or { ValueKind: JsonValueKind.Null } || (value is { ValueKind: JsonValueKind.String } text && string.IsNullOrWhiteSpace(text.GetString()));

    private static Member[] Members(Type type)
    {
        var nullability = new NullabilityInfoContext();
        var parameters = type.GetConstructors().SelectMany(constructor => constructor.GetParameters())
            .Where(parameter => !parameter.HasDefaultValue).Select(parameter => parameter.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite).Select(property => new Member(
            JsonNamingPolicy.CamelCase.ConvertName(property.Name), property.Name, property.PropertyType, ElementOf(property.PropertyType), NeedOf(property)))];

        Need NeedOf(PropertyInfo property)
        {
            if (property.IsDefined(typeof(JsonRequiredAttribute)))
                return Need.Present;
            var isRequired = property.IsDefined(typeof(RequiredMemberAttribute)) || parameters.Contains(property.Name);
            return isRequired && property.PropertyType != typeof(JsonElement) && nullability.Create(property).WriteState == NullabilityState.NotNull ? Need.Filled : Need.None;
        }
    }

    private static Type? ElementOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) && IsOurs(type.GetGenericArguments()[0])
            ? type.GetGenericArguments()[0]
            : null;

    private static bool IsOurs(Type type) => type.Assembly == typeof(RequiredMembers).Assembly && !type.IsEnum;

    private enum Need { None, Present, Filled }

    private sealed record Member(string Name, string Field, Type Type, Type? Element, Need Need);
}
