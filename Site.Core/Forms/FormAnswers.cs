using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Site.Core.Forms;

/// <summary>How answers stand in the database: JSON, since every form has other questions.</summary>
internal static class FormAnswers
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static ValueConverter<IReadOnlyList<FormAnswer>, string> Json { get; } =
        new(answers => Write(answers), text => Read(text));

    /// <summary>They are never changed once stored.</summary>
    public static ValueComparer<IReadOnlyList<FormAnswer>> Same { get; } =
        new((one, other) => ReferenceEquals(one, other) || (one != null && other != null && one.SequenceEqual(other)), answers => answers.Count, answers => answers);

    public static string Write(IReadOnlyList<FormAnswer> answers) => JsonSerializer.Serialize(answers, Options);

    private static List<FormAnswer> Read(string text) => JsonSerializer.Deserialize<List<FormAnswer>>(text, Options)!;
}
