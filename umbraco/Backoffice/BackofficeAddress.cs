namespace Site.Cms.Backoffice;

/// <summary>Addresses that the client's own sources fix.</summary>
public static class BackofficeAddress
{
    public const string Root = "/umbraco";
    public const string Files = Root + "/backoffice";
    public const string Graphics = Root + "/management/api/v1/security/back-office/graphics";

    /// <summary>Where a full Umbraco serves packages' files too, so that the same package runs on both.</summary>
    public const string Packages = "/App_Plugins";

    /// <summary>First segments under <see cref="Root"/> that are never the host page.</summary>
    public static readonly IReadOnlySet<string> Reserved =
        new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "management", "delivery", "backoffice", "login", "serverEventHub" };
}
