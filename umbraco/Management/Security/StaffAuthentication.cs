using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using OpenIddict.Validation.AspNetCore;
using Site.Cms.Users;

namespace Site.Cms.Management.Security;

/// <summary>Turns a valid token into the member of staff who calls, a feature of the request.</summary>
internal sealed class StaffAuthentication(RequestDelegate next, StaffDirectory directory)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.Headers.Authorization.Count > 0 || request.Path == ServerEventHub.Address)
        {
            var result = await context.AuthenticateAsync(OpenIddictValidationAspNetCoreDefaults.AuthenticationScheme);
            if (result.Succeeded && StaffSession.AccountOf(result.Principal, directory) is { } account)
            {
                context.User = result.Principal;
                context.Features.Set(account.Member);
            }
        }
        await next(context);
    }
}
