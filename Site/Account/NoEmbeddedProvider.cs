using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Site.IdentityProvider;

namespace Site.Account;

/// <summary>With another provider the embedded one's pages do not exist: nothing of it is mapped.</summary>
internal sealed class NoEmbeddedProvider : IApplicationModelConvention
{
    public void Apply(ApplicationModel application)
    {
        var rooms = application.Controllers.Where(controller => controller.ControllerType.Namespace == typeof(SignInController).Namespace).ToList();
        foreach (var controller in rooms)
            application.Controllers.Remove(controller);
    }
}
