using System.Xml.Linq;

namespace Site.Tests.Support;

/// <summary>The layout's rules that a compiler does not keep.</summary>
public class HouseTests
{
    private static readonly string Root = FindRoot();

    [TestCase("Site.Core/Site.Core.csproj")]
    [TestCase("umbraco/Site.Cms.csproj")]
    public void The_domain_and_the_engine_reference_no_other_project_of_the_house(string project)
    {
        var references = XDocument.Load(Path.Combine(Root, project)).Descendants("ProjectReference");

        Assert.That(references, Is.Empty);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Site.slnx")))
            folder = folder.Parent ?? throw new InvalidOperationException("Site.slnx not found above the tests.");
        return folder.FullName;
    }
}
