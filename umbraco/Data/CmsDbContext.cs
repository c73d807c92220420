using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Site.Cms.Data;

/// <summary><c>cms.db</c>. Only <see cref="CmsStore"/> uses it: readers have the state in memory.</summary>
public sealed class CmsDbContext(DbContextOptions<CmsDbContext> options) : DbContext(options)
{
    public DbSet<DataTypeRow> DataTypes => Set<DataTypeRow>();
    public DbSet<DocumentTypeRow> DocumentTypes => Set<DocumentTypeRow>();
    public DbSet<FolderRow> Folders => Set<FolderRow>();
    public DbSet<DocumentRow> Documents => Set<DocumentRow>();
    public DbSet<DocumentVersionRow> DocumentVersions => Set<DocumentVersionRow>();
    public DbSet<MediaRow> Media => Set<MediaRow>();
    public DbSet<RedirectRow> Redirects => Set<RedirectRow>();
    public DbSet<DictionaryRow> Dictionary => Set<DictionaryRow>();
    public DbSet<LanguageRow> Languages => Set<LanguageRow>();
    public DbSet<DomainsRow> Domains => Set<DomainsRow>();
    public DbSet<SubscriptionRow> Subscriptions => Set<SubscriptionRow>();
    public DbSet<WebhookRow> Webhooks => Set<WebhookRow>();
    public DbSet<WebhookCallRow> WebhookCalls => Set<WebhookCallRow>();
    public DbSet<WebhookLogRow> WebhookLogs => Set<WebhookLogRow>();
    public DbSet<AuditRow> AuditLog => Set<AuditRow>();
    public DbSet<MarkerRow> Markers => Set<MarkerRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<DataTypeRow>().Property(row => row.Id).ValueGeneratedNever();
        modelBuilder.Entity<DocumentTypeRow>(type =>
        {
            type.Property(row => row.Id).ValueGeneratedNever();
            type.HasIndex(row => row.Alias).IsUnique();
        });
        modelBuilder.Entity<FolderRow>().Property(row => row.Id).ValueGeneratedNever();
        modelBuilder.Entity<DocumentRow>(document =>
        {
            document.Property(row => row.Id).ValueGeneratedNever();
            document.HasOne<DocumentRow>().WithMany().HasForeignKey(row => row.ParentId).OnDelete(DeleteBehavior.Restrict);
            document.HasOne<DocumentTypeRow>().WithMany().HasForeignKey(row => row.DocumentTypeId).OnDelete(DeleteBehavior.Restrict);
        });
        modelBuilder.Entity<DocumentVersionRow>(version =>
        {
            version.Property(row => row.Id).ValueGeneratedNever();
            version.HasOne<DocumentRow>().WithMany().HasForeignKey(row => row.DocumentId).OnDelete(DeleteBehavior.Cascade);
        });
        modelBuilder.Entity<MediaRow>(media =>
        {
            media.Property(row => row.Id).ValueGeneratedNever();
            media.HasOne<MediaRow>().WithMany().HasForeignKey(row => row.ParentId).OnDelete(DeleteBehavior.Restrict);
        });
        modelBuilder.Entity<RedirectRow>(redirect =>
        {
            redirect.Property(row => row.Id).ValueGeneratedNever();
            redirect.HasIndex(row => new { row.RootId, row.Path }).IsUnique();
            redirect.HasOne<DocumentRow>().WithMany().HasForeignKey(row => row.DocumentId).OnDelete(DeleteBehavior.Cascade);
        });
        modelBuilder.Entity<DomainsRow>(domains =>
        {
            domains.HasKey(row => row.DocumentId);
            domains.HasOne<DocumentRow>().WithOne().HasForeignKey<DomainsRow>(row => row.DocumentId).OnDelete(DeleteBehavior.Cascade);
        });
        modelBuilder.Entity<SubscriptionRow>(subscription =>
        {
            subscription.HasKey(row => new { row.DocumentId, row.UserId });
            subscription.HasOne<DocumentRow>().WithMany().HasForeignKey(row => row.DocumentId).OnDelete(DeleteBehavior.Cascade);
        });
        modelBuilder.Entity<DictionaryRow>(item =>
        {
            item.Property(row => row.Id).ValueGeneratedNever();
            item.HasIndex(row => row.Name).IsUnique();
            item.HasOne<DictionaryRow>().WithMany().HasForeignKey(row => row.ParentId).OnDelete(DeleteBehavior.Restrict);
        });
        modelBuilder.Entity<LanguageRow>().HasKey(row => row.IsoCode);
        modelBuilder.Entity<WebhookRow>().Property(row => row.Id).ValueGeneratedNever();
        modelBuilder.Entity<WebhookCallRow>(call =>
        {
            call.HasIndex(row => row.DueDate);
            call.HasOne<WebhookRow>().WithMany().HasForeignKey(row => row.WebhookId).OnDelete(DeleteBehavior.Cascade);
        });
        modelBuilder.Entity<WebhookLogRow>(log =>
        {
            log.HasIndex(row => row.WebhookId);
            log.HasIndex(row => row.Date);
        });
        modelBuilder.Entity<AuditRow>().HasIndex(row => row.EntityId);
        modelBuilder.Entity<MarkerRow>().HasKey(row => row.Name);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();

    /// <summary>SQLite keeps no kind; every time of the engine is UTC.</summary>
    private sealed class UtcConverter()
        : ValueConverter<DateTime, DateTime>(time => time, time => DateTime.SpecifyKind(time, DateTimeKind.Utc));
}
