using Microsoft.Extensions.DependencyInjection;

namespace Site.Core.Import;

public static class ImportServices
{
    /// <summary>Features add their <see cref="ImportFile"/>s themselves. Needs the portal’s database.</summary>
    public static IServiceCollection AddFolderImport(this IServiceCollection services) =>
        services.AddSingleton<FileImport>().AddSingleton<FolderImport>();
}
