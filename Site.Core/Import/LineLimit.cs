namespace Site.Core.Import;

/// <summary>Passes a text on with its lines cut at a length, and knows which were: a line of 10 MB costs no more memory than another.</summary>
internal sealed class LineLimit(TextReader inner, int longest) : TextReader
{
    private readonly HashSet<long> _cut = [];
    private readonly char[] _chunk = new char[8 * 1024];
    private (int At, int Count) _pending;
    private long _line = 1;
    private int _length;
    private bool _afterReturn;

    /// <summary>Whether the line, counted from 1, was cut. Known once it has been read.</summary>
    public bool IsCut(long line) => _cut.Contains(line);

    public override int Read(char[] buffer, int index, int count)
    {
        var written = 0;
        while (written < count)
        {
            if (_pending.Count == 0)
            {
                // What is there is passed on before more is asked for.
                if (written > 0)
                    break;
                _pending = (0, inner.Read(_chunk, 0, _chunk.Length));
                if (_pending.Count == 0)
                    break;
            }
            var letter = _chunk[_pending.At];
            _pending = (_pending.At + 1, _pending.Count - 1);
            if (Passes(letter))
                buffer[index + written++] = letter;
        }
        return written;
    }

    public override int Read()
    {
        var one = new char[1];
        return Read(one, 0, 1) == 1 ? one[0] : -1;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }

    private bool Passes(char letter)
    {
        if (letter is '\r' or '\n')
        {
            // CR LF ends one line, not two.
            if (!(letter == '\n' && _afterReturn))
                _line++;
            _afterReturn = letter == '\r';
            _length = 0;
            return true;
        }
        _afterReturn = false;
        if (++_length <= longest)
            return true;
        _cut.Add(_line);
        return false;
    }
}
