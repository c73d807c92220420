using System.Text;

namespace Site.Core.Import;

/// <summary>How a file's bytes are to be read.</summary>
/// <param name="Encoding">Null when they cannot be.</param>
/// <param name="Line">Of the first byte that cannot be read, from 1.</param>
/// <param name="Fault">In French; null when there is an encoding.</param>
internal sealed record CsvEncoding(Encoding? Encoding, long Line, string? Fault)
{
    private const int ChunkSize = 64 * 1024;

    // What Windows-1252 leaves undefined.
    private static readonly byte[] NoWindowsLetter = [0x81, 0x8D, 0x8F, 0x90, 0x9D];

    /// <summary>
    /// UTF-8 where all bytes are, else Windows-1252. A file in which some letters are UTF-8 and others are not was put together from two and is refused: read
    /// either way, names would be spoilt. Reads the stream to its end, a piece at a time.
    /// </summary>
    public static CsvEncoding Detect(Stream file)
    {
        var (chunk, line) = (new byte[ChunkSize], 1L);
        var (letters, expected) = (0L, 0);
        long? notUnicode = null, notWindows = null;
        byte lead = 0;
        for (int read; (read = file.Read(chunk)) > 0;)
        {
            foreach (var one in chunk.AsSpan(0, read))
            {
                if (one == 0)
                    return new CsvEncoding(null, line, ImportTexts.OtherUnicode);
                if (expected > 0 && IsContinuation(one, lead))
                {
                    lead = 0;
                    if (--expected == 0)
                        letters++;
                    if (NoWindowsLetter.Contains(one))
                        notWindows ??= line;
                    continue;
                }
                if (expected > 0)
                    notUnicode ??= line;
                (expected, lead) = (Continuations(one), one);
                if (expected < 0)
                {
                    notUnicode ??= line;
                    expected = 0;
                }
                if (NoWindowsLetter.Contains(one))
                    notWindows ??= line;
                if (one == '\n')
                    line++;
            }
        }
        if (expected > 0)
            notUnicode ??= line;

        if (notUnicode is null)
            return new CsvEncoding(new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true), 0, null);
        if (letters > 0)
            return new CsvEncoding(null, notUnicode.Value, ImportTexts.NoUnicode);
        if (notWindows is not null)
            return new CsvEncoding(null, notWindows.Value, ImportTexts.NoWindows);
        return new CsvEncoding(CodePagesEncodingProvider.Instance.GetEncoding(1252)!, 0, null);
    }

    /// <returns>How many bytes follow in the same letter; -1 when none can begin so.</returns>
    private static int Continuations(byte lead) => lead switch
    {
        < 0x80 => 0,
        < 0xC2 => -1,
        < 0xE0 => 1,
        < 0xF0 => 2,
        < 0xF5 => 3,
        _ => -1,
    };

    /// <param name="lead">The letter's first byte when this would be its second; else 0.</param>
    private static bool IsContinuation(byte one, byte lead) => lead switch
    {
        // Overlong forms, halves of surrogate pairs and what lies beyond Unicode.
        0xE0 => one is >= 0xA0 and < 0xC0,
        0xED => one is >= 0x80 and < 0xA0,
        0xF0 => one is >= 0x90 and < 0xC0,
        0xF4 => one is >= 0x80 and < 0x90,
        _ => one is >= 0x80 and < 0xC0,
    };
}
