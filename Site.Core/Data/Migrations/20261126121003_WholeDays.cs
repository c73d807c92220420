using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Site.Core.Data.Migrations
{
    /// <inheritdoc />
    public partial class WholeDays : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "WaitingForWholeDay",
                table: "SlotDays",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "OtherHalfId",
                table: "PlaceOffers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "WaitsForWholeDay",
                table: "Bookings",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "WaitingForWholeDay",
                table: "SlotDays");

            migrationBuilder.DropColumn(
                name: "OtherHalfId",
                table: "PlaceOffers");

            migrationBuilder.DropColumn(
                name: "WaitsForWholeDay",
                table: "Bookings");
        }
    }
}
