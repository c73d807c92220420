namespace Site.Cms.Users;

/// <summary>How the first accounts come about; made by the composition root.</summary>
public sealed class StaffOptions
{
    public const int MinimumPasswordLength = PasswordRules.MinimumLength;

    /// <summary>Accounts with known passwords, while there is none. In Development only.</summary>
    public bool ExampleAccounts { get; set; }

    /// <summary>The first administrator, taken while there is no account.</summary>
    public UnattendedAccount? Unattended { get; set; }

    /// <summary>How invitations and forgotten passwords reach people; null where no mail can be sent, and then neither is offered.</summary>
    public IStaffMail? Mail { get; set; }

    /// <summary>What mails call the site, e.g. « Portail famille de Cergy ».</summary>
    public string SiteName { get; set; } = "Portail famille";

    /// <summary>The service that answers families, e.g. « Cergy Familles »: the name of its group and of its section; null for no such group.</summary>
    public string? ServiceName { get; set; }

    /// <summary>The town's OpenID provider; null for none.</summary>
    public StaffOpenIdOptions? OpenId { get; set; }

    /// <summary>Where who may sign in is set up by hand, while there is no account.</summary>
    public SetupLink? Setup { get; set; }
}

/// <summary>As Umbraco's <c>Umbraco:CMS:Unattended</c> settings name it.</summary>
public sealed record UnattendedAccount(string Name, string Email, string Password)
{
    /// <summary>For tests that replay what a real server recorded.</summary>
    public Guid? Id { get; init; }
}
