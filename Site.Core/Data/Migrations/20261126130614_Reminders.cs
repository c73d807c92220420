using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Site.Core.Data.Migrations
{
    /// <inheritdoc />
    public partial class Reminders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "PK_SentReminders",
                table: "SentReminders");

            migrationBuilder.DropColumn(
                name: "ActivityId",
                table: "SentReminders");

            migrationBuilder.AddPrimaryKey(
                name: "PK_SentReminders",
                table: "SentReminders",
                columns: new[] { "AccountId", "ChildId", "Week" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "PK_SentReminders",
                table: "SentReminders");

            migrationBuilder.AddColumn<Guid>(
                name: "ActivityId",
                table: "SentReminders",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddPrimaryKey(
                name: "PK_SentReminders",
                table: "SentReminders",
                columns: new[] { "AccountId", "ChildId", "ActivityId", "Week" });
        }
    }
}
