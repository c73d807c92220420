namespace Site.Cms.Management;

/// <summary>A request that cannot be read as what the operation takes. Answered as Umbraco's model binding does, 400 with the faults by their paths.</summary>
public sealed class InvalidRequestException(params IReadOnlyList<RequestFault> faults) : Exception("The request cannot be read.")
{
    public IReadOnlyList<RequestFault> Faults { get; } = faults;
}

/// <param name="Path">Where in the request, e.g. <c>$.variants[0].name</c>.</param>
public sealed record RequestFault(string Path, string Message)
{
    public static RequestFault Missing(string path, string field) => new(path, $"The {field} field is required.");
}
