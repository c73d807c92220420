using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Site.Core.Calendar;
using Site.Core.Data;
using Site.Core.Feedback.Analysis;
using Site.Core.Feedback.Figures;
using Site.Core.Feedback.Triage;
using Site.Core.Help.Misses;
using Site.Core.Text;

namespace Site.Core.Feedback.Exports;

/// <summary>Files for French spreadsheets (<see cref="SpreadsheetCsv"/>), written as rows are read: memory stays the same however many there are.</summary>
public sealed class FeedbackExport(IDbContextFactory<PortalDbContext> contexts, ContentNames names, RankingReading ranking, SearchMissGroups searches)
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    /// <summary>Every vote of a period, oldest first: when, on what, which answer.</summary>
    /// <returns>Rows written.</returns>
    public async Task<int> VotesAsync(Stream to, Period period, FeedbackReach reach, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var (from, until) = (ParisDay.Start(period.From), ParisDay.Start(period.Until.AddDays(1)));
        var votes = context.Set<Vote>().AsNoTracking().Within(reach).Where(vote => vote.VotedAt >= from && vote.VotedAt < until)
            .OrderBy(vote => vote.VotedAt).Select(vote => new { vote.ContentId, vote.ContentVersion, vote.Useful, vote.VotedAt }).AsAsyncEnumerable();
        var titles = new TitleCache(contexts, names);
        return await SpreadsheetCsv.WriteAsync(to, ["Date", "Contenu", "Type", "Version publiée le", "Réponse"], votes.SelectAwait(async vote => (Vote: vote, Content: await titles.OfAsync(vote.ContentId, cancellation)), cancellation),
            row => [At(row.Vote.VotedAt), row.Content.Title, FeedbackWords.TypeName(row.Content.Type), At(row.Vote.ContentVersion), FeedbackWords.Answer(row.Vote.Useful)], cancellation);
    }

    /// <summary>Comments as the list shows them, repeated ones folded, those without words left out; newest first.</summary>
    /// <returns>Rows written.</returns>
    public async Task<int> CommentsAsync(Stream to, CommentFilter filter, FeedbackReach reach, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var comments = filter.Apply(context, reach).Where(comment => comment.DeletedAt == null).OrderByDescending(comment => comment.CreatedAt)
            .Select(comment => new { comment.ContentId, comment.Vote!.ContentVersion, comment.Vote.Useful, comment.CreatedAt, comment.Text, comment.Status, comment.OwnerName, comment.Note, Tags = comment.Tags.Select(tag => tag.Tag).ToList() })
            .AsAsyncEnumerable();
        var titles = new TitleCache(contexts, names);
        return await SpreadsheetCsv.WriteAsync(
            to, ["Date", "Contenu", "Type", "Version publiée le", "Réponse", "Commentaire", "Statut", "Suivi par", "Étiquettes", "Note interne"],
            comments.SelectAwait(async comment => (Comment: comment, Content: await titles.OfAsync(comment.ContentId, cancellation)), cancellation),
            row =>
            [
                At(row.Comment.CreatedAt), row.Content.Title, FeedbackWords.TypeName(row.Content.Type), At(row.Comment.ContentVersion), FeedbackWords.Answer(row.Comment.Useful),
                row.Comment.Text, FeedbackWords.StatusName(row.Comment.Status), row.Comment.OwnerName ?? "", string.Join(", ", row.Comment.Tags.Order(StringComparer.Ordinal)), row.Comment.Note ?? "",
            ], cancellation);
    }

    /// <returns>Rows written.</returns>
    public async Task<int> RankingAsync(Stream to, RankingQuery query, FeedbackReach reach, CancellationToken cancellation)
    {
        var ranked = await ranking.ReadAsync(query, reach, cancellation);
        return await SpreadsheetCsv.WriteAsync(
            to, ["Contenu", "Type", "Écran", "Adresse", "Réponses", "Très utile", "Pas vraiment", "Satisfaction", "Borne basse (95 %)", "Borne haute (95 %)", "Commentaires"],
            ranked.ToAsyncEnumerable(),
            row =>
            [
                row.Content.Title, FeedbackWords.TypeName(row.Content.Type), row.Content.Screen ?? "", row.Content.Address ?? "", Number(row.Satisfaction.Votes), Number(row.Satisfaction.Useful), Number(row.Satisfaction.NotUseful),
                Share(row.Satisfaction.Share), Share(row.Satisfaction.WilsonLow), Share(row.Satisfaction.WilsonHigh), Number(row.Comments),
            ], cancellation);
    }

    /// <returns>Rows written.</returns>
    public async Task<int> SearchesAsync(Stream to, Period period, CancellationToken cancellation)
    {
        var groups = await searches.ReadAsync(period.From, period.Until, cancellation);
        return await SpreadsheetCsv.WriteAsync(
            to, ["Recherche", "Nombre", "Autres façons de l’écrire"], groups.ToAsyncEnumerable(),
            group => [group.Query, Number(group.Count), string.Join(" | ", group.Others)], cancellation);
    }

    // As a French spreadsheet reads dates and numbers.
    private static string At(DateTimeOffset moment) =>
        Paris.Clock(moment).ToString("dd'/'MM'/'yyyy HH':'mm", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Share(double? share) => share?.ToString("0.0000", French) ?? "";

    /// <summary>Each content is named once.</summary>
    private sealed class TitleCache(IDbContextFactory<PortalDbContext> contexts, ContentNames names)
    {
        private readonly Dictionary<Guid, (string Title, string Type)> _known = [];

        public async ValueTask<(string Title, string Type)> OfAsync(Guid content, CancellationToken cancellation)
        {
            if (_known.TryGetValue(content, out var known))
                return known;
            // A context of its own: the rows' one is reading.
            await using var context = await contexts.CreateDbContextAsync(cancellation);
            var found = (await names.OfAsync(context, [content], cancellation)).GetValueOrDefault(content);
            return _known[content] = (found?.Title ?? content.ToString(), found?.Type ?? "");
        }
    }
}

file static class AsyncRows
{
    public static async IAsyncEnumerable<TResult> SelectAwait<T, TResult>(
        this IAsyncEnumerable<T> rows, Func<T, ValueTask<TResult>> select, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in rows.WithCancellation(cancellation))
            yield return await select(row);
    }
}
