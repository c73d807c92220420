using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Site.Core.Data.Migrations
{
    /// <inheritdoc />
    public partial class ExternalIdentities : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_PortalSessions_ProviderSession",
                table: "PortalSessions");

            migrationBuilder.AddColumn<string>(
                name: "Issuer",
                table: "PortalSessions",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "ExternalIdentities",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Issuer = table.Column<string>(type: "TEXT", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: true),
                    AttachedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LastSeenAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExternalIdentities", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ExternalIdentities_PortalAccounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "PortalAccounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_PortalSessions_Issuer_ProviderSession",
                table: "PortalSessions",
                columns: new[] { "Issuer", "ProviderSession" });

            migrationBuilder.CreateIndex(
                name: "IX_ExternalIdentities_AccountId",
                table: "ExternalIdentities",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_ExternalIdentities_Issuer_Subject",
                table: "ExternalIdentities",
                columns: new[] { "Issuer", "Subject" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ExternalIdentities");

            migrationBuilder.DropIndex(
                name: "IX_PortalSessions_Issuer_ProviderSession",
                table: "PortalSessions");

            migrationBuilder.DropColumn(
                name: "Issuer",
                table: "PortalSessions");

            migrationBuilder.CreateIndex(
                name: "IX_PortalSessions_ProviderSession",
                table: "PortalSessions",
                column: "ProviderSession");
        }
    }
}
