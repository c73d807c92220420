using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Site.Core.Data.Migrations.PostgreSql
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
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<DateTime>(
                name: "DeletedAt",
                table: "FeedbackComments",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DeletedBy",
                table: "FeedbackComments",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<Guid>(
                name: "DuplicateOf",
                table: "FeedbackComments",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "FoldedText",
                table: "FeedbackComments",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<DateTime>(
                name: "MaskedAt",
                table: "FeedbackComments",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "MaskedBy",
                table: "FeedbackComments",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "Note",
                table: "FeedbackComments",
                type: "text",
                maxLength: 2000,
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<Guid>(
                name: "OwnerId",
                table: "FeedbackComments",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OwnerName",
                table: "FeedbackComments",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<int>(
                name: "Status",
                table: "FeedbackComments",
                type: "integer",
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
                    CommentId = table.Column<Guid>(type: "uuid", nullable: false),
                    Tag = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C")
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
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    ContentId = table.Column<Guid>(type: "uuid", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    Useful = table.Column<int>(type: "integer", nullable: false),
                    NotUseful = table.Column<int>(type: "integer", nullable: false),
                    Comments = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FeedbackDays", x => new { x.Day, x.ContentId, x.Version });
                });

            migrationBuilder.CreateTable(
                name: "FeedbackExports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    StaffId = table.Column<Guid>(type: "uuid", nullable: false),
                    StaffName = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Kind = table.Column<string>(type: "text", maxLength: 20, nullable: false, collation: "C"),
                    Filter = table.Column<string>(type: "text", maxLength: 500, nullable: false, collation: "C"),
                    Rows = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FeedbackExports", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "FeedbackImprovements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ContentId = table.Column<Guid>(type: "uuid", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    Sentence = table.Column<string>(type: "text", maxLength: 300, nullable: false, collation: "C"),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    CreatedBy = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FeedbackImprovements", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "FeedbackPublications",
                columns: table => new
                {
                    ContentId = table.Column<Guid>(type: "uuid", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    Title = table.Column<string>(type: "text", maxLength: 400, nullable: false, collation: "C"),
                    Type = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FeedbackPublications", x => new { x.ContentId, x.Version });
                });

            migrationBuilder.CreateTable(
                name: "FeedbackReadMarks",
                columns: table => new
                {
                    StaffId = table.Column<Guid>(type: "uuid", nullable: false),
                    CommentId = table.Column<Guid>(type: "uuid", nullable: false)
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
                    StaffId = table.Column<Guid>(type: "uuid", nullable: false),
                    Until = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FeedbackReadUntil", x => x.StaffId);
                });

            migrationBuilder.CreateTable(
                name: "FeedbackSeal",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false),
                    OpenFrom = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FeedbackSeal", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "FeedbackSentAlerts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    StaffId = table.Column<Guid>(type: "uuid", nullable: false),
                    ContentId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    SentAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FeedbackSentAlerts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "FeedbackSubscriptions",
                columns: table => new
                {
                    StaffId = table.Column<Guid>(type: "uuid", nullable: false),
                    Alerts = table.Column<bool>(type: "boolean", nullable: false),
                    Digest = table.Column<int>(type: "integer", nullable: false),
                    DigestedUntil = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FeedbackSubscriptions", x => x.StaffId);
                });

            migrationBuilder.CreateTable(
                name: "SearchDays",
                columns: table => new
                {
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Searches = table.Column<int>(type: "integer", nullable: false),
                    Misses = table.Column<int>(type: "integer", nullable: false),
                    Opened = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SearchDays", x => x.Day);
                });

            migrationBuilder.CreateTable(
                name: "FeedbackAnsweredComments",
                columns: table => new
                {
                    ImprovementId = table.Column<Guid>(type: "uuid", nullable: false),
                    CommentId = table.Column<Guid>(type: "uuid", nullable: false)
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
