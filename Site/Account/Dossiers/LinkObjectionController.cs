using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Site.Core.Families;
using Site.Web;

namespace Site.Account;

/// <summary>« Ce n’est pas moi »: opened from a mail, without signing in, on whatever device. Opening it changes nothing.</summary>
[AllowAnonymous, SameOrigin]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class LinkObjectionController(LinkObjections objections) : Controller
{
    [Get(PortalAddresses.LinkObjection + "/{token}")]
    public async Task<IActionResult> Ask(string token) => await objections.FindAsync(token, HttpContext.RequestAborted) switch
    {
        null => Answer(LinkObjectionAnswer.NotValid),
        { State: LinkState.Active } link => View("LinkObjection", link),
        _ => Answer(LinkObjectionAnswer.Done),
    };

    [HttpPost(PortalAddresses.LinkObjection + "/{token}")]
    public async Task<IActionResult> Object(string token) => Answer(await objections.ObjectAsync(token, CancellationToken.None) switch
    {
        ObjectionResult.Suspended => LinkObjectionAnswer.Suspended,
        ObjectionResult.NothingToDo => LinkObjectionAnswer.Done,
        _ => LinkObjectionAnswer.NotValid,
    });

    private ViewResult Answer(LinkObjectionAnswer answer)
    {
        if (answer == LinkObjectionAnswer.NotValid)
            Response.StatusCode = StatusCodes.Status404NotFound;
        return View("LinkObjectionAnswer", answer);
    }
}

/// <param name="Title">What the page says.</param>
/// <param name="Next">What happens now.</param>
public sealed record LinkObjectionAnswer(string Title, string Next)
{
    public static LinkObjectionAnswer Suspended { get; } = new(
        "L’accès de ce compte est suspendu", "Ce compte ne voit plus le dossier. Notre service vérifiera avec vous\u00A0; vous pouvez aussi l’appeler.");

    public static LinkObjectionAnswer Done { get; } = new(
        "C’est déjà fait", "Ce compte ne voit plus le dossier. Vous n’avez rien d’autre à faire.");

    public static LinkObjectionAnswer NotValid { get; } = new(
        "Ce lien ne fonctionne plus", "Il a expiré, ou il n’a pas été copié en entier. Si vous ne reconnaissez pas un compte rattaché à votre dossier, contactez-nous.");
}
