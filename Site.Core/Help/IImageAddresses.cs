namespace Site.Core.Help;

/// <summary>
/// Where pictures of the content can be had in other sizes. Whoever keeps the pictures makes and signs these addresses; pages only choose the sizes.
/// Without one, pages show pictures as they are.
/// </summary>
public interface IImageAddresses
{
    /// <param name="url">A path on this site, decoded, without query: <c>/media/…/écran.png</c>.</param>
    /// <returns>Null for what cannot be resized: an unknown file, a drawing, an animation.</returns>
    ImageSource? Find(string url);
}

/// <param name="Width">Pixels, of the picture as it was uploaded.</param>
/// <param name="Height">Pixels.</param>
/// <param name="AtWidth">The address of the picture at a width in pixels, not above <paramref name="Width"/>; in whichever format suits the reader.</param>
public sealed record ImageSource(int Width, int Height, Func<int, string> AtWidth);
