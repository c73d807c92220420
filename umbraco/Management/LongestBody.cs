namespace Site.Cms.Management;

/// <summary>Of an endpoint that takes more than others.</summary>
internal sealed record LongestBody(long Bytes)
{
    /// <summary>Bytes; a document with a megabyte of Markdown in several places still fits.</summary>
    public const long Usual = 8 * 1024 * 1024;
}
