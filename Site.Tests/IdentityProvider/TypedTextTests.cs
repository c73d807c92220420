using System.Text;
using Site.IdentityProvider;

namespace Site.Tests.IdentityProvider;

/// <summary>Whatever is typed, the rules answer.</summary>
public class TypedTextTests
{
    [Test]
    public void Half_a_pair_and_non_characters_are_no_name_and_no_exception([Values("\ud800", "\udc00", "\uFFFE", "\uFFFF", "\uFDD0", "\0", "\U0001FFFE")] string sign)
    {
        Assert.That(UserNameRules.Problem("Zoe95" + sign), Does.Contain("caractère illisible").And.Contain("«\u00A0Zoe95\u00A0»"));
        Assert.That(PasswordRules.Problem("quatre chats bleus" + sign, "Zoe95" + sign, sign + "@exemple.fr"), Is.Null);
        Assert.That(new TypedText().NormalizeName("zoe" + sign), Does.StartWith("ZOE\uFFFD"));
    }

    [Test]
    public void Everything_else_is_normalised_as_it_always_was([Values("Zoé95", "e\u0301", "ﬁ", "🙂", "Straße", "İ")] string text)
    {
        Assert.That(new TypedText().NormalizeName(text), Is.EqualTo(text.Normalize().ToUpperInvariant()));
        Assert.That(TypedText.Normalize(text, NormalizationForm.FormKD), Is.EqualTo(text.Normalize(NormalizationForm.FormKD)));
    }
}
