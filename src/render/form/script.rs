//! The form as a script of Google Apps Script, which makes it in Google Forms.
//!
//! Methods as of <https://developers.google.com/apps-script/reference/forms>; a test checks their types against the published
//! definitions.

use std::fmt::Write as _;

use super::{Question, Questionnaire, Takes, Week};

/// Writes it.
pub fn script(form: &Questionnaire) -> String {
    let mut out = String::from(
        "// Makes the sign-up form. Open https://script.google.com, begin a new project, put this in the place of what is there, and\n\
         // press Run. The addresses of the form are then in the log: one to change it, one to give to people.\n\
         function makeForm() {\n",
    );
    let _ = writeln!(
        out,
        "  const form = FormApp.create({});",
        quoted(&form.title)
    );
    let _ = writeln!(out, "  form.setDescription({});", quoted(&form.intro));
    for section in &form.sections {
        let title = quoted(&section.title);
        let _ = writeln!(out, "\n  form.addSectionHeaderItem().setTitle({title});");
        for question in &section.questions {
            item(&mut out, question);
        }
    }
    out + "\n  Logger.log(\"To change it: \" + form.getEditUrl());\n  \
           Logger.log(\"To give to people: \" + form.getPublishedUrl());\n}\n"
}

fn item(out: &mut String, question: &Question) {
    let (made, choices) = match &question.takes {
        Takes::Line | Takes::Email | Takes::Number(..) => ("addTextItem", None),
        Takes::Lines => ("addParagraphTextItem", None),
        Takes::One(choices) if choices.len() > 20 => ("addListItem", Some(choices)),
        Takes::One(choices) => ("addMultipleChoiceItem", Some(choices)),
        Takes::Many(choices) => ("addCheckboxItem", Some(choices)),
        Takes::Week(_) => ("addCheckboxGridItem", None),
    };
    let _ = write!(
        out,
        "  form.{made}()\n    .setTitle({})",
        quoted(&question.asks)
    );
    if let Some(help) = &question.help {
        let _ = write!(out, "\n    .setHelpText({})", quoted(help));
    }
    if let Some(choices) = choices {
        let says: Vec<String> = choices.iter().map(|choice| quoted(&choice.says)).collect();
        let _ = write!(out, "\n    .setChoiceValues([{}])", says.join(", "));
    }
    if let Takes::Week(week) = &question.takes {
        let rows: Vec<String> = week.days.iter().map(|day| quoted(day)).collect();
        let columns: Vec<String> = Week::spans().map(|span| quoted(&span)).collect();
        let _ = write!(
            out,
            "\n    .setRows([{}])\n    .setColumns([{}])",
            rows.join(", "),
            columns.join(", ")
        );
    }
    let rule = match question.takes {
        Takes::Email => Some("requireTextIsEmail()".to_owned()),
        Takes::Number(from, to) => Some(format!("requireNumberBetween({from}, {to})")),
        _ => None,
    };
    if let Some(rule) = rule {
        let _ = write!(
            out,
            "\n    .setValidation(FormApp.createTextValidation().{rule}.build())"
        );
    }
    // Of a grid the service would want an answer in every row.
    let required = question.required && !matches!(question.takes, Takes::Week(_));
    let _ = writeln!(out, "\n    .setRequired({required});");
}

/// A string as JavaScript reads it.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
