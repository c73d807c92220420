using PdfSharp.Drawing;
using PdfSharp.Fonts;

namespace Site.Core.Billing.Documents;

/// <summary>
/// The site's own typeface, from within this assembly: a server has no fonts. SIL Open Font License, see <c>Fonts/OFL.txt</c>.
/// </summary>
internal sealed class DocumentFonts : IFontResolver
{
    private const string Family = "Atkinson Hyperlegible Next";
    private const string Regular = "AtkinsonHyperlegibleNext_400Regular.ttf";
    private const string Bold = "AtkinsonHyperlegibleNext_700Bold.ttf";

    // PDFsharp has one resolver for the whole process, to be given before the first font is made.
    static DocumentFonts() => GlobalFontSettings.FontResolver = new DocumentFonts();

    private DocumentFonts()
    {
    }

    /// <param name="size">In points.</param>
    public static XFont Of(double size, bool bold) => new(Family, size, bold ? XFontStyleEx.Bold : XFontStyleEx.Regular, XPdfFontOptions.UnicodeDefault);

    public FontResolverInfo ResolveTypeface(string familyName, bool isBold, bool isItalic) => new(isBold ? Bold : Regular);

    public byte[] GetFont(string faceName)
    {
        using var resource = typeof(DocumentFonts).Assembly.GetManifestResourceStream(faceName)
            ?? throw new InvalidOperationException($"The font {faceName} is not in the assembly.");
        var bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        return bytes;
    }
}
