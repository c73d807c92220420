namespace Site.Core.Help;

/// <summary>
/// Where pictures of the content can be had in other sizes. Whoever keeps the pictures makes and signs these addresses; pages only choose the sizes.
/// Without one, pages show pictures as they are.
/// </summary>
public interface IImageAddresses
{
    /// <param name="url">A path on this site, decoded, without query: <c>/media/…/écran.png</c>.</param>
    /// <param name="cut">Null for the whole picture.</param>
    /// <returns>Null for what cannot be resized: an unknown file, a drawing, an animation.</returns>
    ImageSource? Find(string url, PictureCut? cut = null);
}

/// <summary>The shape in which a place shows a picture, and what an editor said is to be seen of it.</summary>
/// <param name="Width">With <paramref name="Height"/> the shape; a picture may be shown larger or smaller.</param>
/// <param name="Part">What is cut off at the left, top, right and bottom, as parts of the picture's width and height; null when nobody chose.</param>
/// <param name="Focus">The point that stays in sight where nobody chose a part, from the left and the top, from 0 to 1; null is the middle.</param>
public sealed record PictureCut(
    int Width, int Height, (double Left, double Top, double Right, double Bottom)? Part, (double Left, double Top)? Focus);

/// <param name="Width">Pixels, of the picture as it was uploaded, or of what the cut leaves of it.</param>
/// <param name="Height">Pixels.</param>
/// <param name="AtWidth">The address of the picture at a width in pixels, not above <paramref name="Width"/>; in whichever format suits the reader.</param>
public sealed record ImageSource(int Width, int Height, Func<int, string> AtWidth);
