using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Site.IdentityProvider.Migrations
{
    /// <inheritdoc />
    public partial class SignUpMails : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "MailsSent",
                table: "SignUps",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "MailsSent",
                table: "SignUps");
        }
    }
}
