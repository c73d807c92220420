using FsCheck;
using FsCheck.Fluent;
using Site.Core.Forms;
using Site.Core.Help;
using static Site.Tests.Forms.SampleForms;

namespace Site.Tests.Forms;

/// <summary>What can be sent, and what each field says when it cannot.</summary>
public class FormCheckTests
{
    private static readonly Form Form = Everything();

    [Test]
    public void What_is_filled_in_as_asked_can_be_sent() => Assert.That(FormCheck.Problems(Form, Filled()), Is.Empty);

    [Test]
    public void Everything_that_is_missing_is_said_in_the_forms_order()
    {
        var nothing = new FormInput(new Dictionary<Guid, string>(), new Dictionary<Guid, SentFile>(), new Dictionary<Guid, Guid>());

        Assert.That(FormCheck.Problems(Form, nothing).Select(found => found.Field), Is.EqualTo(new[] { Name.Id, Subject.Id, Message.Id, Consent.Id }));
    }

    [TestCase("lea", TestName = "without host")]
    [TestCase("lea@exemple", TestName = "without domain")]
    [TestCase("Léa <lea@exemple.fr>", TestName = "with a name")]
    [TestCase("lea@exemple.fr, moi@exemple.fr", TestName = "two")]
    public void No_mail_address(string text) => Assert.That(FormCheck.Problems(Form, Filled((Address, text))).Single().Problem, Does.Contain("écrivez une adresse complète"));

    [TestCase("Autre chose")]
    [TestCase("cantine")]
    public void An_answer_that_was_not_offered_is_none(string text) =>
        Assert.That(FormCheck.Problems(Form, Filled((Subject, text))).Single().Problem, Is.EqualTo("Sujet\u00a0: choisissez une réponse."));

    [Test]
    public void Spaces_and_invisible_characters_are_no_answer() =>
        Assert.That(FormCheck.Problems(Form, Filled((Name, " \u0000\u0007 \r\n"))).Single().Field, Is.EqualTo(Name.Id));

    [Test]
    public void A_text_that_is_too_long_says_by_how_much() => Assert.That(
        FormCheck.Problems(Form, Filled((Message, new string('a', FormCheck.LongestLongText + 1)))).Single().Problem,
        Does.Contain("5\u202f001 caractères").And.Contain("5\u202f000 au plus"));

    [Test]
    public void A_file_that_is_too_large_unknown_or_empty_is_named()
    {
        Assert.That(FormCheck.Problems(Form, Filled().With(Proof, "film.mp4", null)).Single().Problem, Does.Contain("trop lourd"));
        Assert.That(FormCheck.Problems(Form, Filled().With(Proof, "facture.pdf", "PK zip"u8.ToArray())).Single().Problem, Does.Contain("ni un PDF"));
        Assert.That(FormCheck.Problems(Form, Filled().With(Proof, "rien.pdf", [])).Single().Problem, Does.Contain("vide"));
    }

    [Test]
    public void A_file_that_waits_answers_a_field_that_must_have_one()
    {
        var form = Form with { Fields = [Proof with { Required = true }] };

        Assert.That(FormCheck.Problems(form, Filled()), Has.Count.EqualTo(1));
        Assert.That(FormCheck.Problems(form, Filled().Waiting(Proof, Guid.NewGuid())), Is.Empty);
    }

    [Test]
    public void One_line_answers_hold_no_line_break_and_no_control_character() => Prop.ForAll<string>(text =>
        FormCheck.Clean(Name, text).All(letter => !char.IsControl(letter) && letter is not ('\u2028' or '\u2029'))).QuickCheckThrowOnFailure();

    [Test]
    public void Cleaning_twice_changes_nothing_more() => Prop.ForAll<string>(text =>
        FormCheck.Clean(Message, text) is var once && FormCheck.Clean(Message, once) == once).QuickCheckThrowOnFailure();
}
