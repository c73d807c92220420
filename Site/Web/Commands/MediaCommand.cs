using Site.Cms.Media;

namespace Site.Web.Commands;

/// <summary>
/// <c>media orphans [--remove]</c>, instead of serving: lists the files below <c>data/media</c> that nobody refers to, and removes them. It holds the
/// data folder while it works, so that no running site loses a file that it is about to use.
/// </summary>
internal static class MediaCommand
{
    private const string Remove = "--remove";

    public const string Usage = "media orphans [--remove]";

    /// <param name="args">After the command's name; settings such as <c>--Data:Path</c> among them.</param>
    /// <returns>The exit code: 2 for a command that does not exist.</returns>
    /// <exception cref="DataFolderException">A running site holds the folder.</exception>
    public static int Run(string[] args)
    {
        if (args is not ["orphans", .. var rest])
        {
            Console.Error.WriteLine(CommandOptions.UsageOf(Usage));
            return 2;
        }
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { Args = [.. rest.Where(argument => argument != Remove)], ContentRootPath = SiteFolders.ContentRoot });
        using var data = DataFolder.Open(builder.Configuration, builder.Environment);
        var orphans = MediaOrphans.Find(data.Path);
        var bytes = 0L;
        foreach (var file in orphans)
        {
            bytes += file.Length;
            Console.WriteLine($"{Path.GetRelativePath(data.Path, file.FullName)}\t{file.Length} bytes");
            if (rest.Contains(Remove))
                file.Delete();
        }
        Console.WriteLine($"{orphans.Count} files that nobody refers to, {bytes} bytes{(rest.Contains(Remove) ? ": removed" : "")}.");
        return 0;
    }
}
