using Site.Core.Account;
using Site.Core.Families;
using Site.Core.Import;
using Site.Web;

namespace Site.Families;

internal static class FamiliesRegistration
{
    /// <summary><c>none</c>: no sample town in Development.</summary>
    private const string FirstRun = "Families:FirstRun";

    public static void AddFamilies(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<FamiliesOptions>().BindConfiguration(FamiliesOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddPortalAccounts();
        builder.Services.AddSingleton<IFamilyAddresses, FamilyAddresses>();
        builder.Services.AddFamilies();
        builder.Services.AddFolderImport();
        if (builder.Environment.IsDevelopment() && !string.Equals(builder.Configuration[FirstRun], "none", StringComparison.OrdinalIgnoreCase))
            builder.Services.AddFamilySample();
    }

    private sealed class FamilyAddresses(PublicAddress address) : IFamilyAddresses
    {
        public Uri Objection(string token) => new(address.Absolute($"{PortalAddresses.LinkObjection}/{token}"));
    }
}
