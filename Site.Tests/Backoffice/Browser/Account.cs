namespace Site.Tests.Backoffice.Browser;

/// <summary>The example accounts that Development has; the README names them.</summary>
internal sealed record Account(string Email, string Password, string Name)
{
    public static Account Editor { get; } = new("redaction@exemple.fr", "redaction-exemple-2026", "Camille Rédaction");

    public static Account Administrator { get; } = new("admin@exemple.fr", "admin-exemple-2026", "Dominique Admin");

    public static Account Analyst { get; } = new("analyste@exemple.fr", "analyste-exemple-2026", "Alex Analyse");
}
