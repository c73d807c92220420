using System.Globalization;

namespace Site.Cms.Users;

/// <summary>The groups of a new installation: Umbraco's own five, under its ids and with its permissions, and the town's own.</summary>
internal static class BuiltInGroups
{
    public static Guid Administrators { get; } = new("e5e7f6c8-7f9c-4b5b-8d5d-9e1e5a4f7e4d");
    public static Guid Editors { get; } = new("44dc260e-b4d4-4dd9-9081-eec5598f1641");
    public static Guid SensitiveData { get; } = new("8c6ad70f-d307-4e4a-af58-72c2e4e9439d");
    public static Guid Translators { get; } = new("f2012e4c-d232-4bd1-8eae-4384032d97d8");
    public static Guid Writers { get; } = new("9fc2a16f-528c-46d6-a014-75bf4ec2480c");
    public static Guid Analysts { get; } = new("6b1f1c3e-5c0b-4f0e-9a37-2d1c3d0a7a51");

    public static Guid Desk { get; } = new("0d2c8f57-4b1e-4f6f-8f0a-61d3f1a9c2b4");

    /// <summary>The town's own groups read what readers say; analysts sort it too. Installations from before get it as well.</summary>
    public static IReadOnlyDictionary<Guid, bool> FeedbackReaders { get; } = new Dictionary<Guid, bool>
    {
        [Administrators] = true,
        [Analysts] = true,
        [Editors] = false,
        [Writers] = false,
    };

    /// <summary>Who answers people and who makes the forms. Installations from before get it as well.</summary>
    public static IReadOnlyList<Guid> FormReaders { get; } = [Administrators, Desk, Editors];

    private const string PropertyRead = "Umb.Document.PropertyValue.Read";
    private const string PropertyWrite = "Umb.Document.PropertyValue.Write";

    /// <summary>Whether the alias may be changed: permissions and screens depend on the others'.</summary>
    public static bool AliasCanBeChanged(Guid group) => group != Administrators && group != SensitiveData && group != Translators;

    /// <param name="language">Of the names, e.g. <c>fr-FR</c>; Umbraco's own English unless it is French.</param>
    /// <param name="withTowns">The town's groups too, and their sections for administrators.</param>
    public static IEnumerable<StaffGroup> All(string language, bool withTowns)
    {
        var isFrench = CultureInfo.GetCultureInfo(language).TwoLetterISOLanguageName == "fr";
        yield return new StaffGroup
        {
            Id = Administrators, Alias = StaffMember.Administrators, Icon = "icon-medal", IsDeletable = false,
            Name = isFrench ? "Administrateurs" : "Administrators",
            Description = isFrench ? "Tous les droits dans toutes les sections" : "Users with full access to all sections and functionality",
            Sections =
            [
                Sections.Content, "Umb.Section.Forms", Sections.Media, "Umb.Section.Members", "Umb.Section.Packages", Sections.Settings,
                "Umb.Section.Translation", Sections.Users,
            ],
            HasAccessToAllLanguages = true, DocumentRootAccess = true, MediaRootAccess = true,
            FallbackPermissions =
            [
                DocumentVerb.Create, DocumentVerb.Update, DocumentVerb.Delete, DocumentVerb.Move, DocumentVerb.Duplicate, DocumentVerb.Sort, DocumentVerb.Rollback,
                "Umb.Document.PublicAccess", DocumentVerb.CultureAndHostnames, DocumentVerb.Publish, "Umb.Document.Permissions", DocumentVerb.Unpublish,
                DocumentVerb.Read, "Umb.Document.CreateBlueprint", DocumentVerb.Notifications, ":", "5", "7", "T", PropertyRead, PropertyWrite,
            ],
        };
        yield return new StaffGroup
        {
            Id = Editors, Alias = "editor", Icon = "icon-tools",
            Name = isFrench ? "Rédaction" : "Editors",
            Description = isFrench ? "Créer, modifier et publier les contenus" : "Users with full permission to create, update and publish content",
            Sections = [Sections.Content, "Umb.Section.Forms", Sections.Media],
            HasAccessToAllLanguages = true, DocumentRootAccess = true, MediaRootAccess = true,
            FallbackPermissions =
            [
                DocumentVerb.Create, DocumentVerb.Update, DocumentVerb.Delete, DocumentVerb.Move, DocumentVerb.Duplicate, DocumentVerb.Sort, DocumentVerb.Rollback,
                "Umb.Document.PublicAccess", DocumentVerb.Publish, DocumentVerb.Unpublish, DocumentVerb.Read, "Umb.Document.CreateBlueprint",
                DocumentVerb.Notifications, ":", "5", "T", PropertyRead, PropertyWrite,
            ],
        };
        yield return new StaffGroup
        {
            Id = SensitiveData, Alias = "sensitiveData", Icon = "icon-lock", IsDeletable = false,
            Name = isFrench ? "Données sensibles" : "Sensitive data",
            Description = isFrench
                ? "Voir et modifier les données marquées comme sensibles"
                : "Users with the specific permission to be able to manage properties and data marked as sensitive",
        };
        yield return new StaffGroup
        {
            Id = Translators, Alias = "translator", Icon = "icon-globe", IsDeletable = false,
            Name = isFrench ? "Traduction" : "Translators",
            Description = isFrench ? "Gérer le dictionnaire" : "Users with permission to manage dictionary entries",
            Sections = ["Umb.Section.Translation"],
            HasAccessToAllLanguages = true, DocumentRootAccess = true, MediaRootAccess = true,
            FallbackPermissions = [DocumentVerb.Update, DocumentVerb.Read, PropertyRead, PropertyWrite],
        };
        yield return new StaffGroup
        {
            Id = Writers, Alias = "writer", Icon = "icon-edit",
            Name = isFrench ? "Contribution" : "Writers",
            Description = isFrench ? "Créer et modifier les contenus, sans les publier" : "Users with permission to create and update but not publish content",
            Sections = [Sections.Content],
            HasAccessToAllLanguages = true, DocumentRootAccess = true, MediaRootAccess = true,
            FallbackPermissions = [DocumentVerb.Create, DocumentVerb.Update, DocumentVerb.Read, DocumentVerb.Notifications, ":", PropertyRead, PropertyWrite],
        };
        if (withTowns)
        {
            yield return new StaffGroup
            {
                Id = Analysts, Alias = "analyste", Icon = "icon-chart-curve",
                Name = isFrench ? "Analystes" : "Analysts",
                Description = isFrench ? "Lire les contenus et ce qu’en disent les votes et les commentaires" : "Users who read content and what votes and comments say about it",
                Sections = [Sections.Content],
                HasAccessToAllLanguages = true, DocumentRootAccess = true, MediaRootAccess = true,
                FallbackPermissions = [DocumentVerb.Read, PropertyRead],
            };
        }
    }
    /// <summary>Who answers families: sees their dossiers' accounts and nothing of the contents.</summary>
    /// <param name="serviceName">What the town calls the service, e.g. « Cergy Familles ».</param>
    public static StaffGroup ForDesk(string serviceName) => new()
    {
        Id = Desk, Alias = "desk", Icon = "icon-headset", IsDeletable = false,
        Name = serviceName,
        Description = "Aider les familles au guichet et au téléphone\u00a0: comptes, mails, courriers",
        Sections = [Sections.Desk],
        HasAccessToAllLanguages = true,
    };
}
