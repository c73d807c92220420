using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Site.Cms.Users.Migrations
{
    /// <inheritdoc />
    public partial class InvitationsAndProvider : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "InvitedDate",
                table: "StaffUsers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ProviderSubject",
                table: "StaffUsers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "StaffLinks",
                columns: table => new
                {
                    Hash = table.Column<string>(type: "TEXT", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Purpose = table.Column<int>(type: "INTEGER", nullable: false),
                    Expires = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StaffLinks", x => x.Hash);
                    table.ForeignKey(
                        name: "FK_StaffLinks_StaffUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "StaffUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "StaffUserData",
                columns: table => new
                {
                    Key = table.Column<Guid>(type: "TEXT", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Group = table.Column<string>(type: "TEXT", nullable: false),
                    Identifier = table.Column<string>(type: "TEXT", nullable: false),
                    Value = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StaffUserData", x => x.Key);
                    table.ForeignKey(
                        name: "FK_StaffUserData_StaffUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "StaffUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_StaffUsers_ProviderSubject",
                table: "StaffUsers",
                column: "ProviderSubject",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StaffLinks_UserId_Purpose",
                table: "StaffLinks",
                columns: new[] { "UserId", "Purpose" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StaffUserData_UserId_Group_Identifier",
                table: "StaffUserData",
                columns: new[] { "UserId", "Group", "Identifier" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "StaffLinks");

            migrationBuilder.DropTable(
                name: "StaffUserData");

            migrationBuilder.DropIndex(
                name: "IX_StaffUsers_ProviderSubject",
                table: "StaffUsers");

            migrationBuilder.DropColumn(
                name: "InvitedDate",
                table: "StaffUsers");

            migrationBuilder.DropColumn(
                name: "ProviderSubject",
                table: "StaffUsers");
        }
    }
}
