using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using QRCoder;
using Site.Account;
using Site.Web;

namespace Site.IdentityProvider;

/// <summary>« Code de sécurité »: an app's code at sign-in, for who wants it.</summary>
public sealed class AuthenticatorController(
    AuthenticatorChange change, Authenticator authenticator, IOptions<TownOptions> town, PasswordSignIn signIn) : SettingsController(signIn)
{
    private const int PixelsPerModule = 4;

    [Get(ProviderAddresses.Authenticator)]
    public IActionResult Show() => Page();

    [HttpPost(ProviderAddresses.Authenticator)]
    public async Task<IActionResult> Add([FromForm] AuthenticatorForm form)
    {
        if (Owner.TwoFactorEnabled)
            return Redirect(ProviderAddresses.Authenticator);
        if (change.Open(Owner, form.Offer) is not { } secret)
        {
            ModelState.AddModelError("", SettingsTexts.SecretExpired);
            return Page();
        }
        if (string.IsNullOrWhiteSpace(form.Code))
            ModelState.AddModelError(nameof(form.Code), SettingsTexts.AppCodeMissing);
        if (!await IsConfirmedAsync(form.Password, nameof(form.Password)))
            return Page(secret, form.Offer);
        if (await change.AddAsync(Owner.Id, secret, form.Code!, HttpContext.Connection.RemoteIpAddress, CancellationToken.None) is not { } codes)
        {
            ModelState.AddModelError(nameof(form.Code), SettingsTexts.AppCodeWrong);
            return Page(secret, form.Offer);
        }
        return View("RecoveryCodes", codes);
    }

    [HttpPost(ProviderAddresses.RemoveAuthenticator)]
    public async Task<IActionResult> Remove([FromForm] AuthenticatorForm form)
    {
        if (!Owner.TwoFactorEnabled)
            return Redirect(ProviderAddresses.Authenticator);
        if (!await IsConfirmedAsync(form.Password, nameof(form.Password)))
            return Page();
        await change.RemoveAsync(Owner.Id, HttpContext.Connection.RemoteIpAddress, CancellationToken.None);
        this.Say(SettingsTexts.AuthenticatorRemoved);
        return Redirect(AccountAddresses.Account);
    }

    [HttpPost(ProviderAddresses.NewRecoveryCodes)]
    public async Task<IActionResult> Renew([FromForm] AuthenticatorForm form)
    {
        if (!Owner.TwoFactorEnabled)
            return Redirect(ProviderAddresses.Authenticator);
        return await IsConfirmedAsync(form.Password, nameof(form.Password))
            ? View("RecoveryCodes", await change.NewCodesAsync(Owner.Id, HttpContext.Connection.RemoteIpAddress, CancellationToken.None))
            : Page();
    }

    /// <summary>For who asks again, by hand, for the address of a form's answer.</summary>
    [Get(ProviderAddresses.RemoveAuthenticator), Get(ProviderAddresses.NewRecoveryCodes)]
    public IActionResult Answered() => Redirect(ProviderAddresses.Authenticator);

    private ViewResult Page(byte[]? secret = null, string? offer = null)
    {
        if (Owner.TwoFactorEnabled)
            return View("AuthenticatorOn", new AuthenticatorForm { CodesLeft = authenticator.RecoveryCodesLeft(Owner) });
        if (secret is null)
        {
            (secret, offer) = change.Offer(Owner);
            ModelState.Remove(nameof(AuthenticatorForm.Offer));
        }
        var text = TimeCodes.Base32(secret);
        return View("Authenticator", new AuthenticatorForm { Offer = offer, SecretText = string.Join(' ', text.Chunk(4).Select(four => new string(four))), Picture = Picture(text) });
    }

    // https://github.com/google/google-authenticator/wiki/Key-Uri-Format
    private string Picture(string secret)
    {
        var (site, name) = (Uri.EscapeDataString(town.Value.SiteName), Uri.EscapeDataString(Owner.UserName!));
        // On a screen nothing smudges: the fewest modules are read most easily.
        using var code = QRCodeGenerator.GenerateQrCode($"otpauth://totp/{site}:{name}?secret={secret}&issuer={site}", QRCodeGenerator.ECCLevel.L);
        using var image = new PngByteQRCode(code);
        return $"data:image/png;base64,{Convert.ToBase64String(image.GetGraphic(PixelsPerModule))}";
    }
}

public sealed class AuthenticatorForm
{
    /// <summary>The secret on screen, sealed.</summary>
    public string? Offer { get; set; }

    public string? Code { get; set; }

    public string? Password { get; set; }

    /// <summary>The secret in groups of four, for who cannot scan.</summary>
    internal string? SecretText { get; init; }

    /// <summary>The QR code, as the address of a picture.</summary>
    internal string? Picture { get; init; }

    /// <summary>How many recovery codes have not been used.</summary>
    internal int CodesLeft { get; init; }
}
