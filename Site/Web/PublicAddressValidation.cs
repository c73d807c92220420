using Microsoft.Extensions.Options;

namespace Site.Web;

/// <summary>Outside Development the public address must be named, and plain http is for loopback only: cookies without <c>Secure</c> would travel in clear.</summary>
internal sealed class PublicAddressValidation(IHostEnvironment environment) : IValidateOptions<SiteOptions>
{
    public ValidateOptionsResult Validate(string? name, SiteOptions options)
    {
        if (environment.IsDevelopment())
            return ValidateOptionsResult.Success;
        if (options.PublicAddress is not { } address)
            return ValidateOptionsResult.Fail(
                "Site:PublicAddress is missing. Set the address people type, e.g. --Site:PublicAddress=https://famille.exemple.fr or the variable Site__PublicAddress.");
        if (address.IsAbsoluteUri && address.Scheme == Uri.UriSchemeHttp && !address.IsLoopback)
            return ValidateOptionsResult.Fail(
                $"Site:PublicAddress is {address}, plain http: accepted in Development and on loopback only. Put the site behind https.");
        return ValidateOptionsResult.Success;
    }
}
