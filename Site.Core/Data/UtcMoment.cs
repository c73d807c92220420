using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Site.Core.Data;

/// <summary>SQLite neither sorts nor compares a <see cref="DateTimeOffset"/>; as UTC it does both, and PostgreSQL has a type for it.</summary>
public sealed class UtcMoment() : ValueConverter<DateTimeOffset, DateTime>(
    moment => moment.UtcDateTime,
    stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc)));
