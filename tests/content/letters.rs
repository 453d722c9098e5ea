//! Letter texts: variables, HTML, plain text.

use fortnight::model::Document;
use fortnight::parse::variables::VARIABLES;
use fortnight::render::letter_text::{Value, html, subject};
use fortnight::render::plain::of_html;
use proptest::prelude::*;

use super::document;

fn letter(body: &str) -> Document {
    let text = format!("---\nsubject: \"Hello {{first_name}}, \\\\{{welcome}}\"\n---\n{body}");
    document("content/letters/pair.md", &text)
}

fn resolve(target: &str, _image: bool) -> Option<String> {
    Some(format!("https://a.example/{target}"))
}

/// Every inline variable is its name in capitals; blocks are lists.
fn value(name: &str) -> Value {
    let block = VARIABLES
        .iter()
        .any(|variable| variable.name == name && variable.block);
    match name {
        "contact_email" => Value::Text("help@a.example".into()),
        _ if block => Value::Html(format!("<ul><li>{name}</li></ul>\n")),
        _ => Value::Text(name.to_uppercase()),
    }
}

/// As in a mail.
fn plain(letter: &Document, value: &dyn Fn(&str) -> Value) -> String {
    of_html(&html(letter, &resolve, value))
}

const BODY: &str = "# Hello {first_name},\n\nyour partner is **{partners}** from {partner_countries}. \"{name}\" and *{round}*, \
    \\{not a variable}; it's {program}.\n\n{partner_card}\n\n## What now?\n\n1. Read [the guide](../pages/guide.md), it is not long at all.\n2. Write to \
    [us](mailto:{contact_email}?subject={round}) or <https://b.example/x>.\n\n> [!NOTE]\n> Within {reply_within_days} days.\n\n{schedule}\n\nBye  \n{whom_to_ask}\n";

#[test]
fn variables_are_filled_in_html() {
    let expected = "<h2 id=\"hello-first-name\">Hello FIRST_NAME,</h2>\n\
        <p>your partner is <strong>PARTNERS</strong> from PARTNER_COUNTRIES. “NAME” and <em>ROUND</em>, {not a variable}; it’s PROGRAM.</p>\n\
        <ul><li>partner_card</li></ul>\n\
        <h3 id=\"what-now\">What now?</h3>\n\
        <ol>\n<li>Read <a href=\"https://a.example/../pages/guide.md\">the guide</a>, it is not long at all.</li>\n\
        <li>Write to <a href=\"mailto:help@a.example?subject=ROUND\">us</a> or <a href=\"https://b.example/x\" rel=\"external\" class=\"address\">https://b.example/x</a>.</li>\n</ol>\n\
        <aside class=\"alert alert-note\" role=\"note\">\n<p class=\"alert-title\">Note</p>\n<p>Within REPLY_WITHIN_DAYS days.</p>\n</aside>\n\
        <ul><li>schedule</li></ul>\n<p>Bye<br>\nWHOM_TO_ASK</p>\n";
    assert_eq!(html(&letter(BODY), &resolve, &value), expected);
}

#[test]
fn words_of_another_language_are_marked_in_html() {
    let body = "{first_name} : {starts}, {round}, {contact_email}.\n\n{reasons}\n";
    let filled = |language: &str| {
        let text = format!("---\nsubject: \"{{starts}}\"\n---\n{body}");
        let letter = document(&format!("content/letters/pair.{language}.md"), &text);
        (
            html(&letter, &resolve, &value),
            subject(&letter, &value).unwrap(),
        )
    };
    let marked = |attributes: &str| {
        format!(
            "<p>FIRST_NAME : <span{attributes}>STARTS</span>, <span{attributes}>ROUND</span>, help@a.example.</p>\n\
             <div{attributes}><ul><li>reasons</li></ul>\n</div>"
        )
    };
    let plain = marked("").replace("<span>", "").replace("</span>", "");
    let plain = plain.replace("<div>", "").replace("</div>", "");
    let expected = [
        ("fr", marked(" lang=\"en\"")),
        ("ar", marked(" lang=\"en\" dir=\"ltr\"")),
        ("en", plain.clone()),
        ("en-GB", plain),
    ];
    for (language, expected) in expected {
        assert_eq!(
            filled(language),
            (expected, "STARTS".to_owned()),
            "{language}"
        );
    }
}

#[test]
fn variables_are_filled_in_plain_text() {
    let expected = "\
Hello FIRST_NAME,
-----------------

your partner is PARTNERS from PARTNER_COUNTRIES. “NAME” and ROUND, {not
a variable}; it’s PROGRAM.

- partner_card

What now?
---------

1. Read the guide <https://a.example/../pages/guide.md>, it is not long
   at all.
2. Write to us <mailto:help@a.example?subject=ROUND> or
   https://b.example/x.

Note

Within REPLY_WITHIN_DAYS days.

- schedule

Bye
WHOM_TO_ASK
";
    assert_eq!(plain(&letter(BODY), &value), expected);
}

#[test]
fn a_subject_is_one_line_without_markup() {
    let hostile = |_: &str| Value::Text("A\r\nBcc: x@evil.example\u{0}".into());
    assert_eq!(
        subject(&letter("x"), &value).unwrap(),
        "Hello FIRST_NAME, {welcome}"
    );
    assert_eq!(
        subject(&letter("x"), &hostile).unwrap(),
        "Hello A Bcc: x@evil.example, {welcome}"
    );
}

#[test]
fn every_variable_may_stand_in_a_letter() {
    for variable in VARIABLES {
        let filled = html(
            &letter(&format!("{{{}}}\n", variable.name)),
            &resolve,
            &value,
        );
        assert!(!filled.contains('{'), "{filled}");
        assert_eq!(filled.starts_with("<p>"), !variable.block, "{filled}");
    }
}

#[test]
fn plain_text_shows_lists_tables_code_and_notes() {
    let text = "- a\n  - b\n- c\n\n* [x] done\n\n| A | B |\n|---|---|\n| c | d |\n\n```\n  code  {round}\n```\n\n---\n\nNoted[^n].\n\n[^n]: There.\n";
    let expected = "\
- a
  - b
- c

- done

A | B
c | d

code ROUND

Noted1.

1. There. ↩
";
    assert_eq!(plain(&letter(text), &value), expected);
}

/// What somebody could write into the form to be more than a name.
fn hostile() -> impl Strategy<Value = String> {
    let bits = prop::sample::select(vec![
        "<script>alert(1)</script>",
        "**bold**",
        "_",
        "`",
        "[x](https://evil.example)",
        "{name}",
        "{partner_card}",
        "\\{",
        "&lt;b&gt;",
        "&",
        "\"",
        "'",
        "<",
        ">",
        "\n\n# Heading\n",
        "\n- item",
        "> quote",
        "![i](x)",
        "<br>",
        "javascript:alert(1)",
        "?cc=x&y",
        "\u{E000}",
        "\u{E000}\u{F8FF}",
        "\0",
        "\u{202E}",
        "Ünï",
        " ",
        "|",
        "[^1]",
        "a",
        "<!--",
        "--",
    ]);
    prop::collection::vec(bits, 1..8).prop_map(|bits| format!("a{}", bits.concat()))
}

/// The tags of some HTML with their attributes' names, values left out.
fn skeleton(html: &str) -> Vec<String> {
    let tags = html
        .split('<')
        .skip(1)
        .map(|rest| rest.split('>').next().unwrap_or(rest));
    tags.map(|tag| tag.split('"').step_by(2).collect::<Vec<_>>().join("_"))
        .collect()
}

proptest! {
    #[test]
    fn what_participants_write_is_only_text(text in hostile()) {
        let document = letter("# To {name}\n\nDear {name}, **{partners}** [mail](mailto:{name}?subject={round} \"t\") _{name}_ \"{name}\".\n\n\
            | {name} |\n|---|\n| {name} |\n\n- {name}\n\n> {name}\n");
        let harmless = html(&document, &resolve, &|_: &str| Value::Text("a".into()));
        let filled = html(&document, &resolve, &|_: &str| Value::Text(text.clone()));
        prop_assert_eq!(skeleton(&filled), skeleton(&harmless));
        prop_assert_eq!(filled.lines().count(), harmless.lines().count());
        let target = filled.split("href=\"").nth(1).unwrap().split('"').next().unwrap();
        prop_assert!(target.starts_with("mailto:") && target.matches('?').count() == 1 && !target.contains('&'), "{}", target);

        let mail = plain(&document, &|_: &str| Value::Text(text.clone()));
        prop_assert!(mail.starts_with("To") && !mail.contains(|c: char| c.is_control() && c != '\n' || c == '\u{202E}'), "{}", mail);
    }
}

#[test]
fn a_bare_address_is_a_link_in_html_and_itself_in_plain_text() {
    let document = letter(
        "See https://b.example/x and www.{first_name}.example or https://b.example/{round}.\n",
    );
    let expected = "<p>See <a href=\"https://b.example/x\" rel=\"external\" class=\"address\">https://b.example/x</a> and \
        www.FIRST_NAME.example or https://b.example/ROUND.</p>\n";
    assert_eq!(html(&document, &resolve, &value), expected);
    let text = plain(&document, &value);
    let expected =
        "See https://b.example/x and www.FIRST_NAME.example or\nhttps://b.example/ROUND.\n";
    assert_eq!(text, expected);
}
