using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Site.Core.Forms;
using Site.Core.Help;
using Site.Core.Uploads;

namespace Site.Forms;

/// <summary>
/// A form as it is sent. It is read part by part: of a file that is too large the rest is thrown away as it comes, so that whoever chose it keeps what they wrote.
/// </summary>
/// <param name="IsTrapped">The field that people do not see is filled in.</param>
public sealed record FormPost(FormInput Input, bool IsTrapped)
{
    /// <summary>In bytes, files and all that is thrown away of them included.</summary>
    public const long LargestBody = 200L * 1024 * 1024;

    /// <summary>Name of the field that people do not see.</summary>
    public const string Trap = "website";

    /// <summary>In bytes: more than <see cref="FormCheck.LongestLongText"/> characters, so that who writes too much is told.</summary>
    private const int LargestText = 64 * 1024;

    private const int MostParts = 100;

    public static string NameOf(FormField field) => $"c-{field.Id:N}";

    public static string WaitingNameOf(FormField field) => $"f-{field.Id:N}";

    /// <param name="takesFiles">False: files are thrown away.</param>
    /// <exception cref="InvalidDataException">It is no form that a browser sends.</exception>
    public static async Task<FormPost> ReadAsync(HttpRequest request, Form form, bool takesFiles, CancellationToken cancellation)
    {
        var reading = new Reading(form);
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type))
            throw new InvalidDataException("The post has no content type.");
        if (type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
            await reading.ReadPartsAsync(new MultipartReader(Boundary(type), request.Body), takesFiles, cancellation);
        else if (request.HasFormContentType)
            foreach (var (name, values) in await request.ReadFormAsync(cancellation))
                reading.Take(name, values.ToString());
        else
            throw new InvalidDataException("The post is no form.");
        return reading.Result();
    }

    private static string Boundary(MediaTypeHeaderValue type) => HeaderUtilities.RemoveQuotes(type.Boundary).Value is { Length: > 0 and <= 70 } boundary
        ? boundary
        : throw new InvalidDataException("The multipart form has no boundary.");

    private sealed class Reading(Form form)
    {
        private readonly Dictionary<string, FormField> _fields = form.Fields.ToDictionary(NameOf);
        private readonly Dictionary<string, FormField> _waitingFields = form.Fields.Where(one => one.Kind == FormFieldKind.File).ToDictionary(WaitingNameOf);
        private readonly Dictionary<Guid, string> _texts = [];
        private readonly Dictionary<Guid, SentFile> _files = [];
        private readonly Dictionary<Guid, Guid> _waiting = [];
        private bool _isTrapped;

        public FormPost Result() => new(new FormInput(_texts, _files, _waiting), _isTrapped);

        public async Task ReadPartsAsync(MultipartReader parts, bool takesFiles, CancellationToken cancellation)
        {
            for (var number = 0; await parts.ReadNextSectionAsync(cancellation) is { } part; number++)
            {
                if (number == MostParts)
                    throw new InvalidDataException("The form has too many parts.");
                if (!ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var disposition) || HeaderUtilities.RemoveQuotes(disposition.Name).Value is not { } name)
                    throw new InvalidDataException("A part of the form has no name.");
                if (!disposition.IsFileDisposition())
                    Take(name, Encoding.UTF8.GetString(await ReadAsync(part.Body, LargestText, cancellation) ?? throw new InvalidDataException("A text of the form is too long.")));
                else if (_fields.TryGetValue(name, out var field) && field.Kind == FormFieldKind.File && FileName(disposition) is { Length: > 0 } fileName && takesFiles)
                    _files[field.Id] = new SentFile(fileName, await ReadAsync(part.Body, UploadedFile.LargestBytes, cancellation));
            }
        }

        public void Take(string name, string text)
        {
            if (name == Trap)
                _isTrapped |= text.Length > 0;
            else if (_fields.TryGetValue(name, out var field) && field.Kind != FormFieldKind.File)
                _texts[field.Id] = text;
            else if (_waitingFields.TryGetValue(name, out field) && Guid.TryParse(text, out var id))
                _waiting[field.Id] = id;
        }

        private static string? FileName(ContentDispositionHeaderValue disposition) =>
            HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value;

        /// <returns>Null for more than is taken; it is read to its end all the same.</returns>
        private static async Task<byte[]?> ReadAsync(Stream part, int most, CancellationToken cancellation)
        {
            using var kept = new MemoryStream();
            var portion = new byte[32 * 1024];
            var isTooLarge = false;
            while (await part.ReadAsync(portion, cancellation) is > 0 and var read)
            {
                isTooLarge |= kept.Length + read > most;
                if (!isTooLarge)
                    kept.Write(portion, 0, read);
            }
            return isTooLarge ? null : kept.ToArray();
        }
    }
}
