//! The form on a page of the site: of the round for which one can sign up today, or when that will be.

use super::{html, next_round, questionnaire};
use crate::model::Program;
use crate::model::round::State;
use crate::render::escape;
use crate::words::{DateStyle, Words};

/// Appends it; answers are sent to `action`.
pub fn on_page(program: &Program, words: &Words, action: &str, out: &mut String) {
    if program.config.archive {
        return notice(words.say("archive"), out);
    }
    let round = next_round(program).filter(|round| round.state(program.today) <= State::SignUp);
    let Some(round) = round else {
        return notice(words.say("form-closed"), out);
    };
    let day = |date| words.date(date, DateStyle::Long);
    let [opens, closes, starts] = [round.sign_up[0], round.sign_up[1], round.starts].map(day);
    let args = [
        ("opens", opens.as_str().into()),
        ("closes", closes.as_str().into()),
        ("starts", starts.as_str().into()),
    ];
    match round.state(program.today) {
        State::SignUp => {
            notice(&words.say_with("standing-sign-up", &args), out);
            out.push_str(&html::part(&questionnaire(program, &round, words), action));
        }
        _ => notice(&words.say_with("standing-planned", &args), out),
    }
}

fn notice(text: &str, out: &mut String) {
    out.push_str("<p class=\"standing\">");
    escape::text(out, text);
    out.push_str("</p>\n");
}
