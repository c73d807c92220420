namespace Site.Cms.Users;

/// <summary>Aliases of the backoffice's sections, as the client knows them.</summary>
public static class Sections
{
    public const string Content = "Umb.Section.Content";
    public const string Media = "Umb.Section.Media";
    public const string Settings = "Umb.Section.Settings";
    public const string Users = "Umb.Section.Users";

    /// <summary>The dictionary.</summary>
    public const string Translation = "Umb.Section.Translation";

    /// <summary>The desk for families: <c>umbraco/packages/desk</c>, with the portal's API behind it.</summary>
    public const string Desk = "Portail.Desk";

    /// <summary>What readers say: <c>umbraco/packages/feedback</c>, with the portal's API behind it.</summary>
    public const string Feedback = "Portail.Feedback";

    /// <summary>What people send by forms: <c>umbraco/packages/forms</c>, with the portal's API behind it.</summary>
    public const string Forms = "Portail.Forms";

    /// <summary>Those with something behind them here. Groups may name others, which a full Umbraco has.</summary>
    public static IReadOnlyList<string> Served { get; } = [Content, Desk, Feedback, Forms, Media, Settings, Translation, Users];

    /// <summary>What a group may name.</summary>
    public static IReadOnlyList<string> Known { get; } = [.. Served, "Umb.Section.Forms", "Umb.Section.Members", "Umb.Section.Packages"];
}
