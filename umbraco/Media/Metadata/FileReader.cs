namespace Site.Cms.Media.Metadata;

/// <summary>Reads a file from its start to its end through a window that can look ahead.</summary>
internal sealed class FileReader(Stream source)
{
    /// <summary>Bytes that <see cref="Peek"/> can look ahead: more than the longest segment of a JPEG.</summary>
    public const int Window = 128 * 1024;

    private readonly byte[] _buffer = new byte[Window];
    private int _start;
    private int _end;

    /// <param name="count">Up to <see cref="Window"/>.</param>
    /// <returns>The next bytes, which stay the next ones; fewer when the file ends before.</returns>
    public ReadOnlySpan<byte> Peek(int count)
    {
        if (_end - _start < count)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
            _end += source.ReadAtLeast(_buffer.AsSpan(_end), count - _end, throwOnEndOfStream: false);
        }
        return _buffer.AsSpan(_start, Math.Min(count, _end - _start));
    }

    /// <summary>As many as there are.</summary>
    public void Skip(long count) => Move(count, null);

    /// <summary>As many as there are.</summary>
    public void CopyTo(Stream target, long count) => Move(count, target);

    private void Move(long count, Stream? target)
    {
        while (count > 0 && Peek((int)Math.Min(count, Window)) is { Length: > 0 } part)
        {
            target?.Write(part);
            _start += part.Length;
            count -= part.Length;
        }
    }
}
