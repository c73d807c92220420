namespace Site.Tests.Support;

/// <summary>Which CMS a site under test has. Its public pages are the same with either, and their tests run with both.</summary>
public enum ContentsFrom
{
    /// <summary>The one in its own process.</summary>
    EmbeddedCms,

    /// <summary>A server elsewhere, over HTTP.</summary>
    RemoteCms,
}
