using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Site.Core.Data.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Forms : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "ReplyTo",
                table: "OutboxMails",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.CreateTable(
                name: "FormEntries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Reference = table.Column<string>(type: "text", maxLength: 9, nullable: false, collation: "C"),
                    FormId = table.Column<Guid>(type: "uuid", nullable: false),
                    FormTitle = table.Column<string>(type: "text", maxLength: 200, nullable: false, collation: "C"),
                    ReceivedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    Answers = table.Column<string>(type: "text", nullable: false),
                    SenderMail = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    SearchText = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Fingerprint = table.Column<string>(type: "text", maxLength: 64, nullable: false, collation: "C"),
                    KeptUntil = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    HandledBy = table.Column<string>(type: "text", maxLength: 200, nullable: true, collation: "C"),
                    HandledAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Note = table.Column<string>(type: "text", maxLength: 1000, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FormEntries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "FormFiles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EntryId = table.Column<Guid>(type: "uuid", nullable: true),
                    FormId = table.Column<Guid>(type: "uuid", nullable: false),
                    Field = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", maxLength: 120, nullable: false, collation: "C"),
                    MediaType = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    Bytes = table.Column<int>(type: "integer", nullable: false),
                    Content = table.Column<byte[]>(type: "bytea", nullable: false),
                    UploadedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FormFiles", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FormFiles_FormEntries_EntryId",
                        column: x => x.EntryId,
                        principalTable: "FormEntries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_FormEntries_Fingerprint",
                table: "FormEntries",
                column: "Fingerprint");

            migrationBuilder.CreateIndex(
                name: "IX_FormEntries_FormId_ReceivedAt",
                table: "FormEntries",
                columns: new[] { "FormId", "ReceivedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_FormEntries_Reference",
                table: "FormEntries",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_FormEntries_State_ReceivedAt",
                table: "FormEntries",
                columns: new[] { "State", "ReceivedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_FormFiles_EntryId",
                table: "FormFiles",
                column: "EntryId");

            migrationBuilder.CreateIndex(
                name: "IX_FormFiles_UploadedAt",
                table: "FormFiles",
                column: "UploadedAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "FormFiles");

            migrationBuilder.DropTable(
                name: "FormEntries");

            migrationBuilder.DropColumn(
                name: "ReplyTo",
                table: "OutboxMails");
        }
    }
}
