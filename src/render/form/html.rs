//! The form as a page: plain, without a script, for a form action of one's own.
//!
//! Every question has a label, every group of answers a legend; what must be answered says so in words. The names of its fields
//! are the words of the form file, so that what the action keeps is read by them.

use super::{Question, Questionnaire, Takes, Week};
use crate::render::escape;

const STYLE: &str = "\
:root{color-scheme:light dark}\
body{font:1.0625rem/1.6 system-ui,sans-serif;max-width:40rem;margin:0 auto;padding:1.5rem}\
fieldset{border:0;border-top:1px solid;margin:2rem 0 0;padding:1rem 0 0;min-width:0}\
fieldset fieldset{border:0;margin:1.25rem 0 0;padding:0}\
legend{font-weight:600;padding:0}\
h1{line-height:1.2}\
section>h2{font-size:1.25rem;margin:2.5rem 0 0}\
label.q{display:block;font-weight:600;margin:1.25rem 0 .25rem}\
.o{display:flex;gap:.5rem;padding:.3rem 0}\
.o input{flex:none;width:1.25rem;height:1.25rem;margin:.2rem 0 0}\
small{display:block;font-size:.9375rem;font-weight:400}\
input:not([type=checkbox],[type=radio]),select,textarea,button{font:inherit;box-sizing:border-box;width:100%;padding:.5rem;min-height:2.75rem}\
textarea{min-height:7rem}\
table{border-collapse:collapse;width:100%;max-width:34rem;margin:.5rem 0 0;table-layout:fixed}\
.week th{font-weight:400;font-size:.875rem;padding:0}\
.week abbr{text-decoration:none}\
.week td{padding:0;text-align:center;border-top:1px solid}\
.week tbody th{text-align:start;white-space:nowrap;border-top:1px solid}\
.week label{display:block;padding:.5rem 0}\
.week input{width:1.25rem;height:1.25rem;margin:0;vertical-align:middle}\
button{width:auto;margin-top:2rem;padding:.5rem 2rem;font-weight:600}\
:focus-visible{outline:3px solid;outline-offset:2px}";

/// Writes the page; answers are sent to `action`.
pub fn html(form: &Questionnaire, action: &str) -> String {
    let mut page = Page(String::from("<!doctype html>\n<html lang=\""));
    page.attribute(&form.language);
    page.raw("\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
    page.text(&form.title);
    page.raw("</title>\n<style>");
    page.raw(STYLE);
    page.raw("</style>\n</head>\n<body>\n<main>\n<h1>");
    page.text(&form.title);
    page.raw("</h1>\n");
    page.form(form, action);
    page.raw("</main>\n</body>\n</html>\n");
    page.0
}

/// The form itself, to stand below the title of a page.
pub(super) fn part(form: &Questionnaire, action: &str) -> String {
    let mut page = Page(String::new());
    page.form(form, action);
    page.0
}

struct Page(String);

impl Page {
    fn form(&mut self, form: &Questionnaire, action: &str) {
        self.raw("<p>");
        self.text(&form.intro);
        self.raw("</p>\n<form class=\"sign-up\" method=\"post\" action=\"");
        self.attribute(action);
        self.raw("\" accept-charset=\"utf-8\">\n");
        self.sections(form);
        self.raw("<button type=\"submit\">");
        self.text(&form.send);
        self.raw("</button>\n</form>\n");
    }

    fn sections(&mut self, form: &Questionnaire) {
        let mut number = 0;
        for section in &form.sections {
            self.raw("<section>\n<h2>");
            self.text(&section.title);
            self.raw("</h2>\n");
            for question in &section.questions {
                number += 1;
                self.question(question, number, &form.required);
            }
            self.raw("</section>\n");
        }
    }

    fn raw(&mut self, html: &str) {
        self.0.push_str(html);
    }

    fn text(&mut self, text: &str) {
        escape::text(&mut self.0, text);
    }

    fn attribute(&mut self, text: &str) {
        escape::attribute(&mut self.0, text);
    }

    fn question(&mut self, question: &Question, number: usize, required: &str) {
        match &question.takes {
            Takes::One(choices) if choices.len() <= FEW => {
                self.group(question, number, required, "radio");
            }
            Takes::Many(_) => self.group(question, number, required, "checkbox"),
            Takes::Week(week) => self.week(question, week, number, required),
            _ => self.field(question, number, required),
        }
    }

    fn title(&mut self, question: &Question, required: &str) {
        self.text(&question.asks);
        if question.required {
            self.raw(" (");
            self.text(required);
            self.raw(")");
        }
    }

    /// ` name="…"`, and the rest that fields have in common.
    fn names(&mut self, question: &Question, number: usize) {
        self.raw(" name=\"");
        self.attribute(&question.target.word());
        self.raw("\"");
        if question.help.is_some() {
            self.raw(&format!(" aria-describedby=\"h.{number}\""));
        }
        if question.required {
            self.raw(" required");
        }
    }

    fn help(&mut self, question: &Question, number: usize) {
        if let Some(help) = &question.help {
            self.raw(&format!("<small id=\"h.{number}\">"));
            self.text(help);
            self.raw("</small>\n");
        }
    }

    fn field(&mut self, question: &Question, number: usize, required: &str) {
        self.raw(&format!("<label class=\"q\" for=\"q.{number}\">"));
        self.title(question, required);
        self.raw("</label>\n");
        self.help(question, number);
        let id = format!(" id=\"q.{number}\"");
        match &question.takes {
            Takes::Lines => {
                self.raw(&format!("<textarea{id} rows=\"4\""));
                self.names(question, number);
                self.raw("></textarea>\n");
            }
            Takes::One(choices) => {
                self.raw(&format!("<select{id}"));
                self.names(question, number);
                self.raw(">\n<option value=\"\">…</option>\n");
                for choice in choices {
                    self.raw("<option>");
                    self.text(&choice.says);
                    self.raw("</option>\n");
                }
                self.raw("</select>\n");
            }
            takes => {
                let kind = match takes {
                    Takes::Email => " type=\"email\"".to_owned(),
                    Takes::Number(from, to) => {
                        format!(" type=\"number\" min=\"{from}\" max=\"{to}\" step=\"1\"")
                    }
                    _ => " type=\"text\"".to_owned(),
                };
                self.raw(&format!("<input{id}{kind}{}", autocomplete(question)));
                self.names(question, number);
                self.raw(">\n");
            }
        }
    }

    /// Days beside one another, so that it fits a narrow screen.
    fn week(&mut self, question: &Question, week: &Week, number: usize, required: &str) {
        self.raw("<fieldset>\n<legend>");
        self.title(question, required);
        self.raw("</legend>\n");
        self.help(question, number);
        self.raw("<table class=\"week\">\n<thead>\n<tr><td></td>");
        for (day, short) in week.days.iter().zip(week.short()) {
            self.raw("<th scope=\"col\"><abbr title=\"");
            self.attribute(day);
            self.raw("\">");
            self.text(&short);
            self.raw("</abbr></th>");
        }
        self.raw("</tr>\n</thead>\n<tbody>\n");
        for (at, span) in Week::spans().enumerate() {
            self.raw(&format!("<tr><th scope=\"row\">{span}</th>"));
            for (day, value) in week.boxes(at) {
                self.raw("<td><label><input type=\"checkbox\" name=\"");
                self.attribute(&question.target.word());
                self.raw(&format!("\" value=\"{value}\" aria-label=\""));
                self.attribute(&format!("{day} {span}"));
                self.raw("\"></label></td>");
            }
            self.raw("</tr>\n");
        }
        self.raw("</tbody>\n</table>\n</fieldset>\n");
    }

    fn group(&mut self, question: &Question, number: usize, required: &str, kind: &str) {
        let (Takes::One(choices) | Takes::Many(choices)) = &question.takes else {
            return;
        };
        self.raw("<fieldset>\n<legend>");
        self.title(question, required);
        self.raw("</legend>\n");
        self.help(question, number);
        // Browsers ask for each box that is required, so only a single one, and radio buttons, may be.
        let asks = question.required && (kind == "radio" || choices.len() == 1);
        for choice in choices {
            self.raw(&format!(
                "<label class=\"o\"><input type=\"{kind}\" name=\""
            ));
            self.attribute(&question.target.word());
            self.raw("\" value=\"");
            self.attribute(&choice.says);
            self.raw(if asks {
                "\" required> <span>"
            } else {
                "\"> <span>"
            });
            self.text(&choice.says);
            self.raw("</span></label>\n");
        }
        self.raw("</fieldset>\n");
    }
}

/// More answers than these are a list that unfolds.
const FEW: usize = 20;

/// What browsers know of their owner.
fn autocomplete(question: &Question) -> &'static str {
    match &*question.target.word() {
        "name" => " autocomplete=\"name\"",
        "email" => " autocomplete=\"email\"",
        "city" => " autocomplete=\"address-level2\"",
        "workplace" => " autocomplete=\"organization\"",
        "role" => " autocomplete=\"organization-title\"",
        _ => "",
    }
}
