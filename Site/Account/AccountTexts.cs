namespace Site.Account;

/// <summary>What « Mon compte » says after something was done.</summary>
public static class AccountTexts
{
    public const string Unlinked = "Le dossier est détaché de votre compte.";
    public const string Linked = "Le dossier est rattaché à votre compte.";

    public static string DeviceEnded(string device) => $"L’appareil «\u00A0{device}\u00A0» est déconnecté. Le mot de passe y sera demandé de nouveau.";
}
