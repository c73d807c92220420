using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Site.Core.Data.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "FeedbackVotes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ContentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ContentVersion = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ReceiptHash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Useful = table.Column<bool>(type: "INTEGER", nullable: false),
                    VotedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FeedbackVotes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "KnownAddresses",
                columns: table => new
                {
                    Address = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    ContentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Since = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KnownAddresses", x => x.Address);
                });

            migrationBuilder.CreateTable(
                name: "SearchMisses",
                columns: table => new
                {
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Query = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SearchMisses", x => new { x.Day, x.Query });
                });

            migrationBuilder.CreateTable(
                name: "FeedbackComments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    VoteId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FeedbackComments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FeedbackComments_FeedbackVotes_VoteId",
                        column: x => x.VoteId,
                        principalTable: "FeedbackVotes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_FeedbackComments_CreatedAt",
                table: "FeedbackComments",
                column: "CreatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_FeedbackComments_VoteId",
                table: "FeedbackComments",
                column: "VoteId");

            migrationBuilder.CreateIndex(
                name: "IX_FeedbackVotes_ContentId_ContentVersion",
                table: "FeedbackVotes",
                columns: new[] { "ContentId", "ContentVersion" });

            migrationBuilder.CreateIndex(
                name: "IX_FeedbackVotes_ContentId_ReceiptHash",
                table: "FeedbackVotes",
                columns: new[] { "ContentId", "ReceiptHash" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "FeedbackComments");

            migrationBuilder.DropTable(
                name: "KnownAddresses");

            migrationBuilder.DropTable(
                name: "SearchMisses");

            migrationBuilder.DropTable(
                name: "FeedbackVotes");
        }
    }
}
