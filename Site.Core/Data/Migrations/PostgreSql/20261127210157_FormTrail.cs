using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Site.Core.Data.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class FormTrail : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "FormTrail",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    StaffId = table.Column<Guid>(type: "uuid", nullable: false),
                    StaffName = table.Column<string>(type: "text", maxLength: 200, nullable: false, collation: "C"),
                    Action = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    FormTitle = table.Column<string>(type: "text", maxLength: 200, nullable: true, collation: "C"),
                    State = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    Reference = table.Column<string>(type: "text", maxLength: 9, nullable: true, collation: "C"),
                    Rows = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FormTrail", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_FormTrail_At",
                table: "FormTrail",
                column: "At");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "FormTrail");
        }
    }
}
