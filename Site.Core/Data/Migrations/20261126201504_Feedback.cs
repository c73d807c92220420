using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Site.Core.Data.Migrations
{
    /// <inheritdoc />
    public partial class Feedback : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_FeedbackVotes_ContentId_ContentVersion",
                table: "FeedbackVotes");

            migrationBuilder.AddColumn<Guid>(
                name: "ContentId",
                table: "FeedbackComments",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<DateTime>(
                name: "DeletedAt",
                table: "FeedbackComments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DeletedBy",
                table: "FeedbackComments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "DuplicateOf",
                table: "FeedbackComments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "FoldedText",
                table: "FeedbackComments",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTime>(
                name: "MaskedAt",
                table: "FeedbackComments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "MaskedBy",
                table: "FeedbackComments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Note",
                table: "FeedbackComments",
                type: "TEXT",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "OwnerId",
                table: "FeedbackComments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OwnerName",
                table: "FeedbackComments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Status",
                table: "FeedbackComments",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            // Comments of before are found by their words as they stand; figures of before come with the command « feedback rebuild ».
            migrationBuilder.Sql(
                """
                UPDATE "FeedbackComments" SET
                    "FoldedText" = lower("Text"),
                    "ContentId" = (SELECT "ContentId" FROM "FeedbackVotes" WHERE "FeedbackVotes"."Id" = "FeedbackComments"."VoteId")
                """);

            migrationBuilder.CreateTable(
                name: "FeedbackCommentTags",
                columns: table => new
                {
                    CommentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Tag = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FeedbackCommentTags", x => new { x.CommentId, x.Tag });
                    table.ForeignKey(
                        name: "FK_FeedbackCommentTags_FeedbackComments_CommentId",
                        column: x => x.CommentId,
                        principalTable: "FeedbackComments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "FeedbackDays",
                columns: table => new
                {
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ContentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Useful = table.Column<int>(type: "INTEGER", nullable: false),
                    NotUseful = table.Column<int>(type: "INTEGER", nullable: false),
                    Comments = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FeedbackDays", x => new { x.Day, x.ContentId, x.Version });
                });

            migrationBuilder.CreateTable(
                name: "FeedbackExports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    StaffId = table.Column<Guid>(type: "TEXT", nullable: false),
                    StaffName = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Filter = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Rows = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FeedbackExports", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "FeedbackImprovements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ContentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Sentence = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    CreatedBy = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FeedbackImprovements", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "FeedbackPublications",
                columns: table => new
                {
                    ContentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Type = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FeedbackPublications", x => new { x.ContentId, x.Version });
                });

            migrationBuilder.CreateTable(
                name: "FeedbackReadMarks",
                columns: table => new
                {
                    StaffId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CommentId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FeedbackReadMarks", x => new { x.StaffId, x.CommentId });
                    table.ForeignKey(
                        name: "FK_FeedbackReadMarks_FeedbackComments_CommentId",
                        column: x => x.CommentId,
                        principalTable: "FeedbackComments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "FeedbackReadUntil",
                columns: table => new
                {
                    StaffId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Until = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FeedbackReadUntil", x => x.StaffId);
                });

            migrationBuilder.CreateTable(
                name: "FeedbackSeal",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    OpenFrom = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FeedbackSeal", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "FeedbackSentAlerts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    StaffId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ContentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    SentAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FeedbackSentAlerts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "FeedbackSubscriptions",
                columns: table => new
                {
                    StaffId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Alerts = table.Column<bool>(type: "INTEGER", nullable: false),
                    Digest = table.Column<int>(type: "INTEGER", nullable: false),
                    DigestedUntil = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FeedbackSubscriptions", x => x.StaffId);
                });

            migrationBuilder.CreateTable(
                name: "SearchDays",
                columns: table => new
                {
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Searches = table.Column<int>(type: "INTEGER", nullable: false),
                    Misses = table.Column<int>(type: "INTEGER", nullable: false),
                    Opened = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SearchDays", x => x.Day);
                });

            migrationBuilder.CreateTable(
                name: "FeedbackAnsweredComments",
                columns: table => new
                {
                    ImprovementId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CommentId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FeedbackAnsweredComments", x => new { x.ImprovementId, x.CommentId });
                    table.ForeignKey(
                        name: "FK_FeedbackAnsweredComments_FeedbackComments_CommentId",
                        column: x => x.CommentId,
                        principalTable: "FeedbackComments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_FeedbackAnsweredComments_FeedbackImprovements_ImprovementId",
                        column: x => x.ImprovementId,
                        principalTable: "FeedbackImprovements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_FeedbackVotes_VotedAt",
                table: "FeedbackVotes",
                column: "VotedAt");

            migrationBuilder.CreateIndex(
                name: "IX_FeedbackComments_ContentId_CreatedAt",
                table: "FeedbackComments",
                columns: new[] { "ContentId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_FeedbackComments_DuplicateOf",
                table: "FeedbackComments",
                column: "DuplicateOf");

            migrationBuilder.CreateIndex(
                name: "IX_FeedbackAnsweredComments_CommentId",
                table: "FeedbackAnsweredComments",
                column: "CommentId");

            migrationBuilder.CreateIndex(
                name: "IX_FeedbackCommentTags_Tag",
                table: "FeedbackCommentTags",
                column: "Tag");

            migrationBuilder.CreateIndex(
                name: "IX_FeedbackDays_ContentId_Day",
                table: "FeedbackDays",
                columns: new[] { "ContentId", "Day" });

            migrationBuilder.CreateIndex(
                name: "IX_FeedbackExports_At",
                table: "FeedbackExports",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_FeedbackImprovements_ContentId",
                table: "FeedbackImprovements",
                column: "ContentId");

            migrationBuilder.CreateIndex(
                name: "IX_FeedbackPublications_Version",
                table: "FeedbackPublications",
                column: "Version");

            migrationBuilder.CreateIndex(
                name: "IX_FeedbackReadMarks_CommentId",
                table: "FeedbackReadMarks",
                column: "CommentId");

            migrationBuilder.CreateIndex(
                name: "IX_FeedbackSentAlerts_StaffId_SentAt",
                table: "FeedbackSentAlerts",
                columns: new[] { "StaffId", "SentAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "FeedbackAnsweredComments");

            migrationBuilder.DropTable(
                name: "FeedbackCommentTags");

            migrationBuilder.DropTable(
                name: "FeedbackDays");

            migrationBuilder.DropTable(
                name: "FeedbackExports");

            migrationBuilder.DropTable(
                name: "FeedbackPublications");

            migrationBuilder.DropTable(
                name: "FeedbackReadMarks");

            migrationBuilder.DropTable(
                name: "FeedbackReadUntil");

            migrationBuilder.DropTable(
                name: "FeedbackSeal");

            migrationBuilder.DropTable(
                name: "FeedbackSentAlerts");

            migrationBuilder.DropTable(
                name: "FeedbackSubscriptions");

            migrationBuilder.DropTable(
                name: "SearchDays");

            migrationBuilder.DropTable(
                name: "FeedbackImprovements");

            migrationBuilder.DropIndex(
                name: "IX_FeedbackVotes_VotedAt",
                table: "FeedbackVotes");

            migrationBuilder.DropIndex(
                name: "IX_FeedbackComments_ContentId_CreatedAt",
                table: "FeedbackComments");

            migrationBuilder.DropIndex(
                name: "IX_FeedbackComments_DuplicateOf",
                table: "FeedbackComments");

            migrationBuilder.DropColumn(
                name: "ContentId",
                table: "FeedbackComments");

            migrationBuilder.DropColumn(
                name: "DeletedAt",
                table: "FeedbackComments");

            migrationBuilder.DropColumn(
                name: "DeletedBy",
                table: "FeedbackComments");

            migrationBuilder.DropColumn(
                name: "DuplicateOf",
                table: "FeedbackComments");

            migrationBuilder.DropColumn(
                name: "FoldedText",
                table: "FeedbackComments");

            migrationBuilder.DropColumn(
                name: "MaskedAt",
                table: "FeedbackComments");

            migrationBuilder.DropColumn(
                name: "MaskedBy",
                table: "FeedbackComments");

            migrationBuilder.DropColumn(
                name: "Note",
                table: "FeedbackComments");

            migrationBuilder.DropColumn(
                name: "OwnerId",
                table: "FeedbackComments");

            migrationBuilder.DropColumn(
                name: "OwnerName",
                table: "FeedbackComments");

            migrationBuilder.DropColumn(
                name: "Status",
                table: "FeedbackComments");

            migrationBuilder.CreateIndex(
                name: "IX_FeedbackVotes_ContentId_ContentVersion",
                table: "FeedbackVotes",
                columns: new[] { "ContentId", "ContentVersion" });
        }
    }
}
