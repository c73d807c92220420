namespace Site.Films.Recording;

internal static class Resources
{
    /// <summary>A file that is embedded in this program.</summary>
    public static string Text(string name)
    {
        using var reader = new StreamReader(typeof(Resources).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded."));
        return reader.ReadToEnd();
    }
}
