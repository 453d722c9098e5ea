//! The form file of a form that was made here, `data/forms/<name>.yaml`: its export is then imported without a question.

use std::fmt::Write as _;

use super::{Choice, Question, Questionnaire, Takes};
use crate::model::form::Target;

/// What form services call the moment of an answer.
const MOMENTS: [&str; 7] = [
    "Timestamp",
    "Marca temporal",
    "Horodateur",
    "Zeitstempel",
    "Carimbo de data/hora",
    "Informazioni cronologiche",
    "Submitted at",
];

/// Writes it. Besides the question itself, a column may be called by its key, as answers of the page in HTML are.
pub fn columns(form: &Questionnaire) -> String {
    let mut out = String::from(
        "# How the answers of the sign-up form are read: written with the form, so change both together.\nformat: 1\ncolumns:\n",
    );
    let [first, others @ ..] = MOMENTS;
    let others: Vec<String> = others.iter().map(|header| quoted(header)).collect();
    let _ = writeln!(
        out,
        "  - column: {}\n    also: [applied, {}]\n    to: applied",
        quoted(first),
        others.join(", ")
    );
    for question in form.questions() {
        column(&mut out, question);
    }
    out
}

fn column(out: &mut String, question: &Question) {
    let word = question.target.word();
    let _ = writeln!(
        out,
        "  - column: {}\n    also: [{word}]\n    to: {word}",
        quoted(&question.asks)
    );
    match &question.takes {
        // Several columns, or one: what stands between hours is read without being told.
        Takes::Many(_) if question.target != Target::Consent => out.push_str("    split: comma\n"),
        // Languages are written one behind the other.
        Takes::Line if word == "languages" => out.push_str("    split: comma\n"),
        Takes::Lines if word == "links" => out.push_str("    split: line\n"),
        _ => {}
    }
    let (Takes::One(choices) | Takes::Many(choices)) = &question.takes else {
        return;
    };
    match question.target {
        Target::Consent => {
            let yes: Vec<String> = choices.iter().map(|choice| quoted(&choice.says)).collect();
            let _ = writeln!(out, "    yes: [{}]", yes.join(", "));
        }
        // What a list calls its values is known, and so are countries.
        Target::Person(_) if !["share", "mails"].contains(&&*word) && !is_yes_or_no(choices) => {}
        _ => {
            out.push_str("    answers:\n");
            for choice in choices {
                let means = choice.means.as_deref().unwrap_or("nothing");
                let _ = writeln!(out, "      {}: {}", quoted(&choice.says), quoted(means));
            }
        }
    }
}

fn is_yes_or_no(choices: &[Choice]) -> bool {
    let means = choices.iter().filter_map(|choice| choice.means.as_deref());
    means.eq(["yes", "no"])
}

/// A string as YAML reads it.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
