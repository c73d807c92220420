using Site.Account;
using Site.Billing;
using Site.Desk;
using Site.Families;
using Site.Feedback;
using Site.Forms;
using Site.Help;
using Site.Reservations;

namespace Site.Web;

/// <summary>Puts the site together; <c>Program</c>, the tests and the benchmarks all boot it through here.</summary>
public static class SiteBuilder
{
    public static WebApplicationBuilder AddSite(this WebApplicationBuilder builder)
    {
        builder.AddWeb();
        builder.AddPortalData();
        builder.AddMail();
        builder.AddFamilies();
        builder.AddReservations();
        builder.AddBilling();
        builder.AddCms();
        builder.AddHelp();
        builder.AddForms();
        builder.AddFeedback();
        builder.AddAccount();
        builder.AddDesk();
        return builder;
    }

    public static WebApplication UseSite(this WebApplication app)
    {
        app.UseWeb();
        app.UseCms();
        app.UsePages();
        return app;
    }
}
