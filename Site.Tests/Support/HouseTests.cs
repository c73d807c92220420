using System.Xml.Linq;

namespace Site.Tests.Support;

/// <summary>The layout's rules that a compiler does not keep.</summary>
public class HouseTests
{
    [TestCase("Site.Core/Site.Core.csproj")]
    [TestCase("umbraco/Site.Cms.csproj")]
    public void The_domain_and_the_engine_reference_no_other_project_of_the_house(string project)
    {
        var references = XDocument.Load(Path.Combine(Repository.Root, project)).Descendants("ProjectReference");

        Assert.That(references, Is.Empty);
    }
}
