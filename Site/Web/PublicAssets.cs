using Microsoft.AspNetCore.Components;

namespace Site.Web;

/// <summary>Where files of <c>wwwroot</c> are served: under a fingerprinted name when the build made one.</summary>
public static class PublicAssets
{
    /// <param name="path">Without leading slash, e.g. <c>images/icons.svg</c>.</param>
    public static string Asset(this HttpContext context, string path)
    {
        var assets = context.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>();
        return "/" + (assets?[path] ?? path);
    }
}
