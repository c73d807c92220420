using Site.Cms.Users;

namespace Site.Cms.Backoffice.Login;

/// <summary>What the sign-in page offers beside a password, as HTML; it follows the settings.</summary>
internal sealed class SignInChoices(StaffOptions options)
{
    public string ForgottenPassword => options.Mail is null
        ? """<p class="hint">Mot de passe oublié ? Un administrateur de la rédaction peut vous en donner un nouveau.</p>"""
        : $"""<p class="hint"><a href="{LinkEndpoints.ForgottenAddress}">Mot de passe oublié ?</a></p>""";

    /// <param name="back">Where to go afterwards, a safe address.</param>
    public string ProviderButton(string back) => options.OpenId is null ? "" : $"""
        <a class="button" href="{ProviderEndpoints.Address}?ReturnUrl={Uri.EscapeDataString(back)}">Se connecter avec le compte de la ville</a>
        <p class="or">ou avec un compte de la rédaction</p>
        """;
}
