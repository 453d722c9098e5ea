//! The form as Markdown: to read, and to copy into any form service by hand.

use std::fmt::Write as _;

use super::{Questionnaire, Takes, Week};

/// So many answers are listed; of longer lists only the first and the last.
const LISTED: usize = 60;

/// Writes it.
pub fn markdown(form: &Questionnaire) -> String {
    let mut out = format!("# {}\n\n{}\n", form.title, form.intro);
    for section in &form.sections {
        let _ = write!(out, "\n## {}\n", section.title);
        for question in &section.questions {
            let required = match question.required {
                true => format!(" ({})", form.required),
                false => String::new(),
            };
            let _ = write!(out, "\n**{}**{required}", question.asks);
            out.push_str(match &question.takes {
                Takes::Line | Takes::Email | Takes::Number(..) => "  \n_____\n",
                Takes::Lines => "  \n_____  \n_____\n",
                Takes::One(_) | Takes::Many(_) | Takes::Week(_) => "\n",
            });
            if let Some(help) = &question.help {
                let _ = write!(out, "\n{help}\n");
            }
            if let Takes::Week(week) = &question.takes {
                grid(&mut out, week);
            }
            let (sign, choices) = match &question.takes {
                Takes::One(choices) => ("( )", choices),
                Takes::Many(choices) => ("[ ]", choices),
                _ => continue,
            };
            out.push('\n');
            match choices.len() {
                ..=LISTED => {
                    for choice in choices {
                        let _ = writeln!(out, "- {sign} {}", choice.says);
                    }
                }
                count => {
                    let ends = [&choices[0].says, &choices[count - 1].says];
                    let _ = writeln!(out, "- {sign} {} … {} ({count})", ends[0], ends[1]);
                }
            }
        }
    }
    out
}

/// A box for each day and span.
fn grid(out: &mut String, week: &Week) {
    let days: Vec<String> = week.short().collect();
    let _ = writeln!(
        out,
        "\n| | {} |\n|---{}|",
        days.join(" | "),
        "|---".repeat(days.len())
    );
    for span in Week::spans() {
        let _ = writeln!(out, "| {span} {}|", "| [ ] ".repeat(days.len()));
    }
}
