using System.Buffers.Binary;
using System.Text;

namespace Site.Tests.Help.Films;

/// <summary>What an MP4 file says of itself (ISO/IEC 14496-12), so that tests need no program to look into one.</summary>
/// <param name="Codec">Four letters: <c>avc1</c> is H.264.</param>
/// <param name="StartsAtOnce">Whether the index comes before the pictures.</param>
internal sealed record Mp4(TimeSpan Length, string Codec, int Width, int Height, int Tracks, bool StartsAtOnce)
{
    private static readonly string[] Index = ["moov"];
    private static readonly string[] SampleDescriptions = ["trak", "mdia", "minf", "stbl", "stsd"];

    public static Mp4 Read(string path)
    {
        ReadOnlyMemory<byte> file = File.ReadAllBytes(path);
        var movie = Find(file, Index);
        var head = Find(movie, ["mvhd"]).Span;
        // Version 0: times of 32 bits; a scale, then a duration in it.
        var (scale, duration) = (BinaryPrimitives.ReadUInt32BigEndian(head[12..]), BinaryPrimitives.ReadUInt32BigEndian(head[16..]));
        var sample = Find(movie, SampleDescriptions).Span[8..];
        return new Mp4(
            TimeSpan.FromSeconds((double)duration / scale), Encoding.ASCII.GetString(sample[4..8]),
            BinaryPrimitives.ReadUInt16BigEndian(sample[32..]), BinaryPrimitives.ReadUInt16BigEndian(sample[34..]),
            Boxes(movie).Count(box => box.Type == "trak"), Boxes(file).First(box => box.Type is "moov" or "mdat").Type == "moov");
    }

    private static ReadOnlyMemory<byte> Find(ReadOnlyMemory<byte> within, IEnumerable<string> path) =>
        path.Aggregate(within, (here, type) => Boxes(here).First(box => box.Type == type).Content);

    private static IEnumerable<(string Type, ReadOnlyMemory<byte> Content)> Boxes(ReadOnlyMemory<byte> within)
    {
        for (var rest = within; rest.Length >= 8;)
        {
            var size = (int)BinaryPrimitives.ReadUInt32BigEndian(rest.Span);
            if (size < 8 || size > rest.Length)
                yield break;
            yield return (Encoding.ASCII.GetString(rest.Span[4..8]), rest[8..size]);
            rest = rest[size..];
        }
    }
}
