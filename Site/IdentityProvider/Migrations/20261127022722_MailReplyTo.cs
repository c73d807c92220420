using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Site.IdentityProvider.Migrations
{
    /// <inheritdoc />
    public partial class MailReplyTo : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "ReplyTo",
                table: "OutboxMails",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "ReplyTo",
                table: "OutboxMails");
        }
    }
}
