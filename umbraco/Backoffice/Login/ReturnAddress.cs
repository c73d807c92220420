namespace Site.Cms.Backoffice.Login;

/// <summary>Where a person goes after signing in: below <c>/umbraco</c> on this host, whatever the address in the link says.</summary>
internal static class ReturnAddress
{
    private static readonly Uri Anywhere = new("http://here.invalid");

    /// <returns>Path and query, made plain as a browser would; <c>/umbraco</c> for what leads elsewhere.</returns>
    public static string Safe(string? given)
    {
        if (given is null || !given.StartsWith('/') || given.Any(sign => char.IsControl(sign) || sign == '\\')
            || !Uri.TryCreate(Anywhere, given, out var address) || address.Host != Anywhere.Host)
            return BackofficeAddress.Root;
        var isBelow = address.AbsolutePath == BackofficeAddress.Root || address.AbsolutePath.StartsWith(BackofficeAddress.Root + "/", StringComparison.Ordinal);
        return isBelow ? address.PathAndQuery : BackofficeAddress.Root;
    }
}
