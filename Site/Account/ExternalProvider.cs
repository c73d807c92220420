using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Site.IdentityProvider;

namespace Site.Account;

/// <summary>With another provider the embedded one's pages do not exist.</summary>
internal sealed class ExternalProvider : IApplicationModelConvention
{
    public void Apply(ApplicationModel application)
    {
        foreach (var controller in application.Controllers.Where(one => one.ControllerType.Namespace == typeof(ProviderAddresses).Namespace).ToList())
            application.Controllers.Remove(controller);
    }
}
