using Microsoft.AspNetCore.Http;

namespace Site.Cms.Management;

/// <summary>A page of one level of a tree; what is skipped must be whole pages.</summary>
public readonly record struct TreePage(Page Page)
{
    public static async ValueTask<TreePage> BindAsync(HttpContext context)
    {
        var page = await Page.BindAsync(context);
        if (page.Take > 0 && page.Skip % page.Take != 0)
            throw new InvalidRequestException(new RequestFault("$.skip", $"The value must be a multiple of take ({page.Take})."));
        return new TreePage(page);
    }
}

/// <summary>What stands around one item of a level.</summary>
internal sealed record Siblings<T>(int TotalBefore, int TotalAfter, IReadOnlyList<T> Items)
{
    /// <param name="target">Index in the level.</param>
    public static Siblings<T> Around(IReadOnlyList<T> level, int target, int before, int after)
    {
        var from = Math.Max(0, target - before);
        var to = (int)Math.Min(level.Count - 1, (long)target + after);
        return new Siblings<T>(from, level.Count - 1 - to, [.. level.Skip(from).Take(to - from + 1)]);
    }
}
