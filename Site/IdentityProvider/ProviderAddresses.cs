namespace Site.IdentityProvider;

/// <summary>The embedded provider's addresses.</summary>
public static class ProviderAddresses
{
    public const string Authorize = "/connect/authorize";
    public const string Token = "/connect/token";
    public const string UserInfo = "/connect/userinfo";
    public const string EndSession = "/connect/deconnexion";
    public const string Revocation = "/connect/revocation";
    public const string Configuration = "/.well-known/openid-configuration";
    public const string KeySet = "/.well-known/jwks";

    public const string SignIn = "/connexion/identifiant";
    public const string SecondFactor = "/connexion/code";
    public const string SignUp = "/inscription";
    public const string Activation = "/activation";
    public const string ForgottenPassword = "/mot-de-passe-oublie";
    public const string NewPassword = "/nouveau-mot-de-passe";
    public const string ChangeMail = "/compte/adresse-mail";
    public const string ChangePassword = "/compte/mot-de-passe";
    public const string ConfirmMail = "/compte/adresse-mail/confirmation";
    public const string Authenticator = "/compte/code-de-securite";
    public const string RemoveAuthenticator = "/compte/code-de-securite/retrait";
    public const string NewRecoveryCodes = "/compte/code-de-securite/codes-de-secours";
    public const string Close = "/compte/fermeture";
    public const string Closed = "/compte/fermeture/faite";

    /// <summary>Pages on which people change what their account is made of.</summary>
    public static readonly IReadOnlyList<string> Settings = [ChangeMail, ChangePassword, Authenticator, Close];

    /// <summary>What OpenIddict answers or helps to answer.</summary>
    public static bool IsProtocol(PathString path) =>
        path.StartsWithSegments("/connect") || path.StartsWithSegments(Configuration) || path.StartsWithSegments(KeySet);
}
