//! What a privacy page says by the settings, as Markdown: which fields there are and why, who sees them, and for how long.

use std::fmt::Write as _;

use crate::model::Program;
use crate::model::asked::{self, Asked};
use crate::model::field::{FIELDS, Field};
use crate::model::own::Kind;
use crate::words::Words;

/// Two sections, to be put into a page. Their anchors are the same in every language.
pub fn markdown(program: &Program, words: &Words) -> String {
    let say = |key: &str| words.say(key).to_owned();
    let mut out = format!(
        "## {} {{#what-we-hold}}\n\n| {} | {} | {} |\n|---|---|---|\n",
        say("privacy-hold"),
        say("privacy-what"),
        say("privacy-why"),
        say("privacy-who")
    );
    let fields = asked::fields(&program.vocabulary).map(|field| {
        let what = match field.label {
            Some(label) => label.of(words.language()).replace('|', "\\|"),
            None => say(&format!("privacy-field-{}", field.key)),
        };
        [what, say(why(&field)), say(who(&field))]
    });
    let wishes = !program.config.matching.wishes.is_empty()
        || program
            .rounds
            .iter()
            .any(|round| !round.policy.wishes.is_empty());
    let rest = [
        (
            "privacy-wishes",
            "privacy-wishes-why",
            "privacy-seen-organisers",
        ),
        ("privacy-avoid", "privacy-avoid-why", "privacy-avoid-who"),
        (
            "privacy-former",
            "privacy-former-why",
            "privacy-seen-organisers",
        ),
        (
            "privacy-consent",
            "privacy-consent-why",
            "privacy-seen-organisers",
        ),
    ];
    let rest = rest
        .into_iter()
        .filter(|row| wishes || row.0 != "privacy-wishes");
    let rest = rest.map(|(what, why, who)| [say(what), say(why), say(who)]);
    for [what, why, who] in fields.chain(rest) {
        let _ = writeln!(out, "| {what} | {why} | {who} |");
    }
    let _ = writeln!(out, "\n## {} {{#how-long}}\n", say("privacy-long"));
    for line in how_long(program, words) {
        let _ = writeln!(out, "- {line}");
    }
    out
}

fn why(field: &Asked<'_>) -> &'static str {
    let built_in = FIELDS.iter().find(|row| row.key == field.key);
    let is_matched = match (field.own, built_in) {
        (Some(own), _) => own.kind != Kind::Text,
        (None, row) => row.is_some_and(Field::is_matched),
    };
    match is_matched {
        true => "privacy-to-match",
        false => "privacy-to-introduce",
    }
}

fn who(field: &Asked<'_>) -> &'static str {
    match (field.may_share, field.own) {
        (true, _) => "privacy-seen-shared",
        (false, None) => "privacy-seen-always",
        (false, Some(_)) => "privacy-seen-organisers",
    }
}

fn how_long(program: &Program, words: &Words) -> [String; 4] {
    let config = &program.config;
    let days = config.letters.forget_within_days;
    let smallest = words.number_word(config.site.smallest_group as usize);
    [
        match config.retain_months {
            Some(months) => words.say_with("privacy-long-profile", &[("months", months.into())]),
            None => words.say("privacy-long-profile-open").to_owned(),
        },
        words.say_with("privacy-long-erased", &[("days", days.into())]),
        words.say("privacy-long-letter").to_owned(),
        words.say_with("privacy-long-figures", &[("count", smallest.into())]),
    ]
}
