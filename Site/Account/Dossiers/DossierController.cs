using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Site.Core.Families;
using Site.Help;
using Site.Web;

namespace Site.Account;

/// <summary>Linking the account to the dossier of the town's letter, and giving it back.</summary>
[SameOrigin, AutoValidateAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class DossierController(DossierLinks links, FamilyReader families, IOptions<FamiliesOptions> options) : Controller
{
    [Get(AccountAddresses.LinkDossier)]
    public IActionResult Show([FromQuery(Name = SessionController.ReturnParameter)] string? returnUrl) =>
        View("LinkDossier", new LinkDossierForm { Return = returnUrl, AsksForCode = AsksForCode });

    [HttpPost(AccountAddresses.LinkDossier)]
    public async Task<IActionResult> Link([FromForm] LinkDossierForm form)
    {
        if (string.IsNullOrWhiteSpace(form.FamilyName))
            ModelState.AddModelError(nameof(form.FamilyName), DossierTexts.FamilyNameMissing);
        if (string.IsNullOrWhiteSpace(form.Number))
            ModelState.AddModelError(nameof(form.Number), DossierTexts.NumberMissing);
        if (AsksForCode && string.IsNullOrWhiteSpace(form.Code))
            ModelState.AddModelError(nameof(form.Code), DossierTexts.CodeMissing);
        if (!ModelState.IsValid)
            return Again(failed: false);

        var network = ClientNetwork.DigestOf(HttpContext.Connection.RemoteIpAddress);
        var result = await links.LinkAsync(new LetterInput(form.FamilyName, form.Number, form.Code, User.Portal().AccountId, network), CancellationToken.None);
        if (DossierTexts.Problem(result) is var (field, sentence))
        {
            ModelState.AddModelError(field, sentence);
            return Again(failed: result is LinkResult.NoMatch or LinkResult.CodeWrong or LinkResult.TooManyFailures);
        }
        if (Url.IsLocalUrl(form.Return))
            return LocalRedirect(form.Return!);
        this.Say(AccountTexts.Linked);
        return Redirect(AccountAddresses.Account);

        ViewResult Again(bool failed)
        {
            ViewData[LinkHelp.Failed] = failed;
            return View("LinkDossier", new LinkDossierForm { FamilyName = form.FamilyName, Number = form.Number, Code = form.Code, Return = form.Return, AsksForCode = AsksForCode });
        }
    }

    [Get(AccountAddresses.Unlink + "/{id:guid}")]
    public async Task<IActionResult> ConfirmUnlink(Guid id) => await FindAsync(id) is { } dossier ? View("Unlink", dossier) : new MissingPageResult();

    [HttpPost(AccountAddresses.Unlink + "/{id:guid}")]
    public async Task<IActionResult> Unlink(Guid id)
    {
        if (await FindAsync(id) is null)
            return new MissingPageResult();
        await links.UnlinkAsync(User.Portal().AccountId, id, CancellationToken.None);
        this.Say(AccountTexts.Unlinked);
        return Redirect(AccountAddresses.Account);
    }

    private bool AsksForCode => options.Value.LetterCode.Required;

    // A suspended dossier stays: the desk has to decide.
    private async Task<HeldDossierSummary?> FindAsync(Guid id) =>
        (await families.DossiersAsync(User.Portal().AccountId, HttpContext.RequestAborted)).SingleOrDefault(dossier => dossier.Id == id && !dossier.IsSuspended);
}

/// <summary>What stands beside the form for the letter.</summary>
internal static class LinkHelp
{
    /// <summary>In a view's data: whether the letter was typed wrong, which the town's FAQ has an answer for.</summary>
    public const string Failed = "LinkFailed";

    /// <summary>« Je n'arrive pas à renseigner mon nom d'utilisateur, mon nom ou numéro de dossier correctement », in the first-run content.</summary>
    public static readonly Guid TypedWrong = new("c545b6ea-9d4b-4b22-ba7f-29a11ec0721c");

    /// <summary>« Je n'ai pas reçu le courrier de la mairie contenant mes identifiants pour me connecter au portail famille ».</summary>
    public static readonly Guid NoLetter = new("76a0bd21-30b3-42de-8420-ffad1182baa2");
}
