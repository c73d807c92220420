namespace Site.Account;

/// <summary>A device as its owner would name it, from the browser's <c>User-Agent</c>; good enough to recognise one's own among three.</summary>
internal static class DeviceName
{
    private const string Unknown = "Appareil inconnu";

    // Looked for in this order: every browser names those that it descends from.
    private static readonly (string Mark, string Name)[] Browsers =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari")];

    private static readonly (string Mark, string Name)[] Systems =
        [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("CrOS", "Chromebook"), ("Macintosh", "Mac"), ("Linux", "Linux")];

    public static string Of(string? userAgent)
    {
        var (browser, system) = (Find(Browsers, userAgent), Find(Systems, userAgent));
        return (browser, system) switch
        {
            (null, null) => Unknown,
            (null, _) => system,
            (_, null) => browser,
            _ => $"{browser} sur {system}",
        };
    }

    private static string? Find((string Mark, string Name)[] known, string? userAgent) =>
        known.FirstOrDefault(one => userAgent?.Contains(one.Mark, StringComparison.Ordinal) == true).Name;
}
