using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Site.Cms.Media.Imaging;

namespace Site.Tests.CmsTests.Imaging;

public class ImageCommandsTests
{
    [Test]
    public void All_commands_are_understood()
    {
        var commands = Read("rxy=0.3,0.75&rmode=boxpad&width=320&height=200&quality=60&format=webp&cc=0.1,0,0.2,0&v=1&rnd=2&hmac=3");

        Assert.That(commands, Is.EqualTo(new ImageCommands(
            320, 200, ImageMode.BoxPad, new FocalPoint(0.3, 0.75), new ImageCut(0.1, 0, 0.2, 0), ImageFormat.WebP, 60)));
    }

    [TestCase("ranchor=topleft", 0, 0)]
    [TestCase("ranchor=center", 0.5, 0.5)]
    [TestCase("ranchor=bottomright", 1, 1)]
    [TestCase("ranchor=top", 0.5, 0)]
    public void An_anchor_is_a_focal_point(string query, double left, double top) =>
        Assert.That(Read(query)!.Focus, Is.EqualTo(new FocalPoint(left, top)));

    [TestCase("width=0")]
    [TestCase("width=-1")]
    [TestCase("width=4097")]
    [TestCase("height=1e3")]
    [TestCase("width=99999999999999999999")]
    [TestCase("width=")]
    [TestCase("width=1&width=2")]
    [TestCase("quality=101")]
    [TestCase("rmode=fill")]
    [TestCase("rmode=1")]
    [TestCase("format=gif")]
    [TestCase("rxy=0.5")]
    [TestCase("rxy=0.5,1.1")]
    [TestCase("rxy=NaN,0")]
    [TestCase("rxy=0.5,0.5,0.5")]
    [TestCase("ranchor=middle")]
    [TestCase("cc=0.5,0,0.5,0")]
    [TestCase("cc=-0.1,0,0,0")]
    public void Anything_else_is_not(string query) => Assert.That(Read(query), Is.Null);

    internal static ImageCommands? Read(string query) =>
        ImageCommands.Read(ImageCommands.In(new QueryCollection(QueryHelpers.ParseQuery(query))));
}
