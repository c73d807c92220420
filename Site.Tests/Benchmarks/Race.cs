using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Site.Core.Data;
using Site.Core.Reservations;

namespace Site.Benchmarks;

/// <summary>200 parents want the 20 places of one morning at the same moment.</summary>
internal static class Race
{
    private const int Wanting = 200;
    private const int Places = 20;

    /// <param name="postgreSql">An empty database, as connection string; null: SQLite.</param>
    public static async Task MeasureAsync(string dataPath, string? postgreSql)
    {
        var store = postgreSql is null ? "SQLite" : "PostgreSQL";
        await using var town = await TownOfBookings.StartAsync(dataPath, TownOfBookings.Parents + Wanting, postgreSql);
        var contexts = town.App.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>();
        await using var context = await contexts.CreateDbContextAsync();
        await context.Set<ActivitySlot>().Where(slot => slot.ActivityId == town.MorningCare).ExecuteUpdateAsync(slot => slot.SetProperty(one => one.Places, Places));
        var writer = town.App.Services.GetRequiredService<BookingWriter>();
        var day = town.ClassDays[0];
        var clock = Stopwatch.StartNew();
        var results = await Task.WhenAll(town.Families.Select(family => Task.Run(() => writer.SaveAsync(
            new BookingRequest(Guid.NewGuid(), family.Account, family.Dossier, [new CellChange(family.Child, town.MorningCare, day, Slot.Day, CellWish.BookOrWait)]), CancellationToken.None))));
        var seconds = clock.Elapsed.TotalSeconds;
        var bookings = await context.Set<Booking>().AsNoTracking().Where(booking => booking.ActivityId == town.MorningCare && booking.Day == day).ToListAsync();
        var line = bookings.Where(booking => booking.State == BookingState.Waiting).Select(booking => booking.QueueNumber ?? 0).Order().ToList();
        var (booked, lost) = (bookings.Count(booking => booking.State == BookingState.Booked), Wanting - results.Count(result => result is SaveResult.Saved));
        Report.Line($"{store}: 200 parents for 20 places, wrong in the end", string.Create(CultureInfo.InvariantCulture,
            $"{booked} booked, {line.Count} in line in order: {line.SequenceEqual(Enumerable.Range(1, Wanting - Places))}, {lost} lost; {seconds:0.0} s, {Wanting / seconds:0} saves/s"),
            Math.Abs(booked - Places) + lost + (line.SequenceEqual(Enumerable.Range(1, Wanting - Places)) ? 0 : 1), 0, atLeast: false);
        await town.App.StopAsync();
    }
}
