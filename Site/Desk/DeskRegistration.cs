using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Site.Core.Desk;
using Site.IdentityProvider;

namespace Site.Desk;

internal static class DeskRegistration
{
    /// <summary>After the accounts: with another provider the desk has nothing to do with them.</summary>
    public static void AddDesk(this WebApplicationBuilder builder)
    {
        builder.Services.AddDesk();
        builder.Services.AddScoped<DeskOverview>();
        builder.Services.AddSingleton<DeskLimiter>();
        if (builder.Services.All(service => service.ServiceType != typeof(AccountDesk)))
            builder.Services.Configure<MvcOptions>(mvc => mvc.Conventions.Add(new WithoutAccounts()));
    }

    private sealed class WithoutAccounts : IApplicationModelConvention
    {
        public void Apply(ApplicationModel application)
        {
            foreach (var controller in application.Controllers.Where(one => one.ControllerType == typeof(DeskAccountsController)).ToList())
                application.Controllers.Remove(controller);
        }
    }
}
