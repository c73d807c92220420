using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Site.Help;

namespace Site.Web;

/// <summary>The pages behind the error middleware: what happened, in plain words, and who to ask.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken, ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
[ApiExplorerSettings(IgnoreApi = true)]
public sealed class ErrorController : Controller
{
    [Route("/erreur/{status:int:range(400,599)}")]
    public IActionResult Error()
    {
        // Not bound: what failed may be the reading of the very form that this request still carries.
        var status = int.Parse((string)RouteData.Values["status"]!, CultureInfo.InvariantCulture);
        var failed = HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is not null || HttpContext.Features.Get<IExceptionHandlerFeature>() is not null;
        if (status == StatusCodes.Status404NotFound || !failed)
            return new MissingPageResult();
        Response.StatusCode = status;
        return View("/Web/Error.cshtml", ErrorPage.For(status));
    }
}

/// <param name="Title">What happened.</param>
/// <param name="Next">What to do now.</param>
public sealed record ErrorPage(string Title, string Next)
{
    public static ErrorPage For(int status) => status switch
    {
        400 => new("Votre demande n’a pas été comprise", "Revenez à la page précédente et recommencez."),
        401 or 403 => new("Vous n’avez pas accès à cette page", "Vérifiez l’adresse, ou revenez à l’accueil."),
        405 => new("Cette page ne s’ouvre pas de cette façon", "Revenez à l’accueil et repartez de là."),
        413 => new("Votre envoi est trop lourd", "Raccourcissez votre texte ou réduisez votre fichier, puis recommencez."),
        414 => new("Cette adresse est trop longue", "Raccourcissez votre recherche, puis recommencez."),
        429 => new("Trop de demandes en peu de temps", "Attendez quelques minutes, puis recommencez."),
        503 => new("Le site est momentanément indisponible", "Attendez quelques minutes, puis recommencez."),
        >= 500 => new("Une erreur s’est produite de notre côté", "Attendez quelques minutes, puis recommencez. Vous n’avez rien fait de mal."),
        _ => new("Votre demande n’a pas abouti", "Revenez à la page précédente et recommencez."),
    };
}
