using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;
using Site.Cms.Media;
using Site.Cms.Model;
using Site.Cms.Users;

namespace Site.Cms.Management.Media;

/// <summary>Uploads, until a media item takes them: <c>temporary-file</c>.</summary>
internal static class TemporaryFileEndpoints
{
    private const string Path = "temporary-file";

    /// <summary>Bytes around the file: boundaries, headers, the id.</summary>
    private const long Envelope = 64 * 1024;

    public static ProblemText DiskFull { get; } = new(507, "The disk is full", "There is no room left for the file. Nothing was kept.");

    private static readonly ProblemTexts Texts = new(
        (OperationStatus.NotFound, new(404, "The temporary file could not be found")),
        (OperationStatus.KeyAlreadyUsed, new(400, "Key already used", "The specified key is already used.")),
        (OperationStatus.FileExtensionNotAllowed, new(400, "File extension not allowed", "The file extension is not allowed.")),
        (OperationStatus.InvalidFileName, new(400, "Invalid file name", "The file name must have an extension of letters and digits.")),
        (OperationStatus.FileContentNotAllowed, new(400, "File content not allowed", "The content is not that of a file with this extension.")),
        (OperationStatus.InvalidCaptions, new(400, "Invalid captions", "The file is not valid WebVTT.")),
        (OperationStatus.TooManyPixels, new(400, "Too many pixels", "The picture has more pixels than can be decoded safely.")),
        (OperationStatus.FileTooLarge, new(413, "The file is too large", "The file is larger than what may be uploaded.")),
        (OperationStatus.TooManyWaiting, new(429, "Too many files are waiting", "You have uploaded too much that no media item has taken yet.")),
        (OperationStatus.DiskFull, DiskFull));

    public static void Map(IEndpointRouteBuilder api)
    {
        var limits = api.ServiceProvider.GetRequiredService<CmsOptions>().Media;
        var files = api.MapGroup($"/{Path}");
        files.MapGet("/configuration", (TemporaryFiles uploads) => Answer.Json(new
        {
            ImageFileTypes = MediaTypes.Image.Extensions,
            DisallowedUploadedFilesExtensions = uploads.Refused,
            AllowedUploadedFileExtensions = Array.Empty<string>(),
            // Kilobytes.
            MaxFileSize = (long?)limits.LargestFile / 1024,
        })).ForAllStaff();
        files.MapPost("", ReceiveAsync).WithMetadata(new LongestBody(limits.LargestFile + Envelope)).For(Sections.Media, Sections.Translation);
        files.MapGet("/{id:guid}", (Guid id, TemporaryFiles uploads) => uploads.Find(id) is { } file
            ? Answer.Json(new { file.Id, file.AvailableUntil, file.FileName })
            : Answer.Refusal(OperationStatus.NotFound, Texts)).For(Sections.Media, Sections.Translation);
        files.MapDelete("/{id:guid}", (Guid id, TemporaryFiles uploads) => Answer.Of(uploads.Remove(id), Texts)).For(Sections.Media, Sections.Translation);
    }

    /// <summary>Reads the form piece by piece: the file goes to the disk as it comes and is never whole in memory.</summary>
    private static async Task<IResult> ReceiveAsync(HttpContext context, TemporaryFiles uploads, CmsOptions options, CancellationToken cancellation)
    {
        var (request, staff) = (context.Request, context.Features.GetRequiredFeature<StaffMember>());
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary) is not { Length: > 0 and <= 70 } boundary)
        {
            throw new BadHttpRequestException("The body must be a form with a file.", StatusCodes.Status415UnsupportedMediaType);
        }
        if (request.ContentLength > options.Media.LargestFile + Envelope)
            return Answer.Refusal(OperationStatus.FileTooLarge, Texts);
        ArrivedFile? arrived = null;
        try
        {
            Guid? id = null;
            var form = new MultipartReader(boundary.ToString(), request.Body);
            while (await NextSectionAsync(form, cancellation) is { } section)
            {
                if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var part))
                    continue;
                switch (HeaderUtilities.RemoveQuotes(part.Name).ToString().ToUpperInvariant())
                {
                    case "ID":
                        id = RequestQuery.Id("id", await new FormMultipartSection(section, part).GetValueAsync(cancellation));
                        break;
                    case "FILE" when arrived is null && part.IsFileDisposition():
                        var name = new FileMultipartSection(section, part).FileName;
                        var received = await uploads.ReceiveAsync(name, section.Body, staff.Id, cancellation, Math.Min(request.ContentLength ?? 0, options.Media.LargestFile));
                        if (!received.Succeeded)
                            return Answer.Refusal(received, Texts);
                        arrived = received.Value;
                        break;
                }
            }
            if (arrived is null)
                throw new InvalidRequestException(RequestFault.Missing("$.file", "File"));
            var kept = uploads.Keep(id, arrived);
            arrived = null;
            return Answer.Of(kept, Texts, Path);
        }
        catch (BadHttpRequestException error) when (error.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Answer.Refusal(OperationStatus.FileTooLarge, Texts);
        }
        catch (InvalidDataException error)
        {
            throw new BadHttpRequestException("The form ends too early or is not well-formed.", StatusCodes.Status400BadRequest, error);
        }
        finally
        {
            if (arrived is not null)
                uploads.Drop(arrived);
        }
    }

    /// <exception cref="InvalidDataException">The form broke off, or is none.</exception>
    private static async Task<MultipartSection?> NextSectionAsync(MultipartReader form, CancellationToken cancellation)
    {
        try
        {
            return await form.ReadNextSectionAsync(cancellation);
        }
        catch (IOException broken) when (broken is not BadHttpRequestException)
        {
            throw new InvalidDataException("The form broke off.", broken);
        }
    }
}
