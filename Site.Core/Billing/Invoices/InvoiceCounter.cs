using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Site.Core.Billing;

/// <summary>The last number given in a series, e.g. « F2026 »: numbers follow on each other without a gap, as the law asks of invoices (code général des impôts, annexe II, article 242 nonies A).</summary>
internal sealed class InvoiceCounter
{
    public required string Series { get; init; }

    public required int Last { get; set; }

    /// <summary>Counts on within the caller's transaction, so that what is undone leaves no gap.</summary>
    public static async Task<int> NextAsync(DbContext context, string series, CancellationToken cancellation)
    {
        var counter = await context.FindAsync<InvoiceCounter>([series], cancellation);
        if (counter is null)
            context.Add(counter = new InvoiceCounter { Series = series, Last = 0 });
        return ++counter.Last;
    }
}

internal sealed class InvoiceCounterMapping : IEntityTypeConfiguration<InvoiceCounter>
{
    public void Configure(EntityTypeBuilder<InvoiceCounter> counter)
    {
        counter.ToTable("InvoiceCounters");
        counter.HasKey(c => c.Series);
        counter.Property(c => c.Series).HasMaxLength(10);
    }
}
