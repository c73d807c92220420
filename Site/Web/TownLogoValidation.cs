using Microsoft.Extensions.Options;

namespace Site.Web;

/// <summary>A logo that is named must be there: a broken picture on every page is worse than a refused start.</summary>
internal sealed class TownLogoValidation(IWebHostEnvironment environment) : IValidateOptions<TownOptions>
{
    public ValidateOptionsResult Validate(string? name, TownOptions options) =>
        options.Logo is not { Length: > 0 } logo || environment.WebRootFileProvider.GetFileInfo(logo).Exists
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"Town:Logo : le fichier {logo} n’existe pas parmi les fichiers publics du site (wwwroot).");
}
