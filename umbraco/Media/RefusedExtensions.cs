namespace Site.Cms.Media;

/// <summary>File extensions that are never taken; lower case, without dot.</summary>
internal static class RefusedExtensions
{
    /// <summary>Umbraco's own list.</summary>
    private static readonly string[] OfServers = ["ashx", "aspx", "ascx", "config", "cshtml", "vbhtml", "asmx", "air", "axd", "xamlx"];

    /// <summary>Pages and scripts: a browser would run them.</summary>
    private static readonly string[] OfBrowsers =
        ["html", "htm", "xhtml", "xht", "shtml", "mhtml", "mht", "xml", "xsl", "xslt", "js", "mjs", "cjs", "wasm", "css", "swf", "hta", "htc", "svgz"];

    /// <summary>Programs, and documents with programs in them: a visitor would run them.</summary>
    private static readonly string[] OfMachines =
    [
        "exe", "dll", "com", "bat", "cmd", "ps1", "psm1", "sh", "msi", "msix", "scr", "pif", "vbs", "vbe", "wsf", "wsh", "jar", "jnlp", "lnk", "reg", "url", "cpl",
        "app", "dmg", "apk", "php", "phtml", "jsp", "asp", "cgi", "pl", "py", "docm", "dotm", "xlsm", "xltm", "xlam", "pptm", "potm", "ppam",
    ];

    public static IReadOnlyList<string> Always { get; } = [.. OfServers, .. OfBrowsers, .. OfMachines];
}
