using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Site.Core.Data;

namespace Site.Web;

/// <summary>Data protection keys in the portal's database, for nodes that have no folder in common.</summary>
internal sealed class SharedKeys(IDbContextFactory<PortalDbContext> contexts) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var context = contexts.CreateDbContext();
        return [.. context.Set<SharedKey>().AsNoTracking().Select(key => key.Xml).ToList().Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var context = contexts.CreateDbContext();
        context.Add(new SharedKey { Xml = element.ToString(SaveOptions.DisableFormatting) });
        context.SaveChanges();
    }
}
