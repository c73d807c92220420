using Site.Web;

namespace Site.Account;

public static class AccountAddresses
{
    public const string Account = PortalAddresses.Account;
    public const string LinkDossier = "/compte/dossier";
    public const string Unlink = "/compte/dossier/detacher";
    public const string Devices = "/compte/appareils";
    public const string EndDevice = "/compte/appareils/deconnexion";
    public const string SignOutEverywhere = "/compte/appareils/deconnexion-partout";
    public const string Data = "/compte/mes-donnees";
    public const string DataFile = "/compte/mes-donnees/fichier";

    /// <summary>Of an account without password here; the embedded provider closes its own.</summary>
    public const string Close = "/compte/fermeture/portail";

    public const string Closed = "/deconnexion/compte-ferme";
    public const string SignIn = "/connexion";
    public const string SignInFailed = "/connexion/echec";
    public const string SignInReturn = "/connexion/retour";

    /// <summary>The redirect address to declare to FranceConnect, which compares it letter by letter.</summary>
    public const string FranceConnectReturn = "/connexion/franceconnect/retour";

    public const string SignOut = "/deconnexion";
    public const string SignOutReturn = "/deconnexion/retour";
    public const string FranceConnectSignOutReturn = "/deconnexion/franceconnect/retour";
    public const string SignedOut = "/deconnexion/au-revoir";

    /// <summary>Front-channel logout: the provider lets the browser call it when a session has ended there.</summary>
    public const string RemoteSignOut = "/deconnexion/fournisseur";

    public const string AttachFranceConnect = "/compte/franceconnect/rattacher";
    public const string DetachIdentity = "/compte/franceconnect/detacher";

    /// <param name="returnUrl">Where to go once a dossier is linked; on this site.</param>
    public static string LinkDossierFor(string returnUrl) => $"{LinkDossier}?{SessionController.ReturnParameter}={Uri.EscapeDataString(returnUrl)}";

    public static string UnlinkFor(Guid dossierId) => $"{Unlink}/{dossierId}";

    /// <param name="returnUrl">Where to go afterwards; on this site.</param>
    public static string SignInFor(string returnUrl) => $"{SignIn}?{SessionController.ReturnParameter}={Uri.EscapeDataString(returnUrl)}";
}
