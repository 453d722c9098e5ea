//! HTML of a letter as HTML of a mail: what mail programs show alike.
//!
//! Programs for mail know little of what browsers know: some drop a style sheet, some any script, picture or grid. So each
//! element gets its style itself, by its name and class; a sheet is left only for dark screens, and whoever drops it shows
//! the letter light. Boxes are tables, since the widest spread program gives no other element an inner edge. No element that
//! could load something is let through: a picture becomes its words.

mod styles;
mod tokens;

use std::fmt::Write as _;

use crate::address::Kind;

use styles::{Dressed, dress};
use tokens::{Tag, Token, tokens};

/// Elements whose content is not for reading.
const UNSEEN: [&str; 9] = [
    "head", "style", "script", "svg", "template", "iframe", "object", "audio", "video",
];

/// Elements that are written; of others only the content is. What stands in two lists is written as the second says.
const WRITTEN: [&str; 36] = [
    "a",
    "aside",
    "b",
    "blockquote",
    "br",
    "code",
    "dd",
    "del",
    "div",
    "dl",
    "dt",
    "em",
    "h1",
    "h2",
    "h3",
    "h4",
    "header",
    "hr",
    "i",
    "li",
    "ol",
    "p",
    "pre",
    "section",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
];

/// Elements that readers and screen readers know by another name in a mail.
const RENAMED: [(&str, &str); 4] = [
    ("time", "span"),
    ("figure", "div"),
    ("figcaption", "p"),
    ("header", "div"),
];

/// Elements without an end.
const EMPTY: [&str; 3] = ["br", "hr", "wbr"];

/// Attributes that say what an element is, not how it looks.
const KEPT: [&str; 9] = [
    "aria-label",
    "class",
    "colspan",
    "dir",
    "lang",
    "role",
    "rowspan",
    "scope",
    "start",
];

/// The document of a mail.
pub(super) fn html(letter: &str) -> String {
    let mut writer = Writer::default();
    for token in tokens(letter) {
        match token {
            Token::Text(text) => writer.text(text),
            Token::Tag(tag) if tag.closes => writer.end(&tag.name),
            Token::Tag(tag) => writer.start(&tag),
        }
    }
    writer.document()
}

#[derive(Default)]
struct Writer {
    out: String,
    title: String,
    in_title: bool,
    language: String,
    direction: String,
    /// The elements around, with what ends them.
    open: Vec<(String, String)>,
    /// Classes of the elements around: a style may depend on where it stands.
    around: Vec<String>,
    /// The element whose content is not for reading, and how often it is open.
    unseen: Option<(String, usize)>,
}

impl Writer {
    fn text(&mut self, text: &str) {
        match &self.unseen {
            Some(_) if self.in_title => self.title.push_str(text),
            Some(_) => {}
            None => self.out.push_str(text),
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        let name = tag.name.as_str();
        if let Some((unseen, depth)) = &mut self.unseen {
            self.in_title = unseen == "head" && name == "title";
            *depth += usize::from(*unseen == name);
            return;
        }
        match name {
            "html" => {
                self.language = tag.value("lang").unwrap_or_default().to_owned();
                self.direction = tag.value("dir").unwrap_or("ltr").to_owned();
            }
            "img" => self.out.push_str(tag.value("alt").unwrap_or_default()),
            "wbr" => self.out.push_str("<wbr>"),
            _ if UNSEEN.contains(&name) && !tag.is_empty => self.unseen = Some((name.into(), 1)),
            _ => self.element(tag),
        }
    }

    fn element(&mut self, tag: &Tag<'_>) {
        let renamed = RENAMED.iter().find(|(from, _)| *from == tag.name);
        let name = renamed.map_or(&*tag.name, |(_, to)| *to);
        if !WRITTEN.contains(&name) {
            return;
        }
        let class = tag.value("class").unwrap_or_default();
        let dressed = dress(&tag.name, class, &self.around);
        let style = dressed.style(self.direction == "rtl");
        if EMPTY.contains(&name) {
            let _ = write!(self.out, "<{name}{}>", styled(&dressed, &style));
            return;
        }
        let end = match dressed.is_box {
            true => {
                let attributes = attributes(tag, None);
                let styled = styled(&dressed, &style);
                let _ = write!(
                    self.out,
                    "<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" \
                     style=\"width:100%;margin:0 0 16px\"><tr><td{attributes}{styled}>"
                );
                "</td></tr></table>".to_owned()
            }
            false => {
                let attributes = attributes(tag, Some(dressed.dark));
                let _ = write!(self.out, "<{name}{attributes}{style}>");
                format!("</{name}>")
            }
        };
        self.open.push((tag.name.clone(), end));
        self.around.push(format!("{} {class}", tag.name));
    }

    /// Ends an element, and with it those that nobody has ended.
    fn end(&mut self, name: &str) {
        if let Some((unseen, depth)) = &mut self.unseen {
            self.in_title = false;
            *depth -= usize::from(unseen == name);
            if *depth == 0 {
                self.unseen = None;
            }
            return;
        }
        if !self.open.iter().any(|(open, _)| open == name) {
            return;
        }
        while let Some((open, end)) = self.open.pop() {
            self.around.pop();
            self.out.push_str(&end);
            if open == name {
                break;
            }
        }
    }

    fn document(mut self) -> String {
        while let Some((_, end)) = self.open.pop() {
            self.out.push_str(&end);
        }
        let (language, direction) = (&self.language, &self.direction);
        let side = if direction == "rtl" { "right" } else { "left" };
        format!(
            "<!doctype html>\n<html lang=\"{language}\" dir=\"{direction}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n\
             <meta name=\"supported-color-schemes\" content=\"light dark\">\n\
             <title>{title}</title>\n<style>\n{dark}</style>\n</head>\n\
             <body class=\"d-paper\" style=\"margin:0;padding:0;background:{paper}\">\n\
             <table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" class=\"d-paper\" \
             style=\"background:{paper}\"><tr><td align=\"center\" style=\"padding:24px 16px 40px\">\n\
             <table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" \
             style=\"max-width:640px\"><tr><td lang=\"{language}\" dir=\"{direction}\" class=\"d-ink\" \
             style=\"{text};text-align:{side}\">\n{body}\n</td></tr></table>\n</td></tr></table>\n</body>\n</html>\n",
            title = self.title.trim(),
            dark = styles::DARK,
            paper = styles::PAPER,
            text = styles::TEXT,
            body = self.out.trim(),
        )
    }
}

fn styled(dressed: &Dressed, style: &str) -> String {
    let class = match dressed.dark {
        "" => String::new(),
        dark => format!(" class=\"{dark}\""),
    };
    class + style
}

/// What is kept of an element's attributes; `dark` joins its class, and without it there is none.
fn attributes(tag: &Tag<'_>, dark: Option<&str>) -> String {
    let mut out = String::new();
    let mut class = dark.unwrap_or_default().to_owned();
    for (name, value) in &tag.attributes {
        match &**name {
            "class" if !class.is_empty() => class = format!("{value} {class}"),
            "class" => (*value).clone_into(&mut class),
            "href" if leads_out(value) => push_attribute(&mut out, "href", value),
            kept if KEPT.contains(&kept) => push_attribute(&mut out, kept, value),
            _ => {}
        }
    }
    if dark.is_some() && !class.is_empty() {
        push_attribute(&mut out, "class", &class);
    }
    out
}

/// Values come as they were written, with their escapes; only the quotes around them may be others.
fn push_attribute(out: &mut String, name: &str, value: &str) {
    let value = value.replace('"', "&quot;");
    let _ = write!(out, " {name}=\"{value}\"");
}

/// Within a mail nothing leads anywhere.
fn leads_out(address: &str) -> bool {
    matches!(Kind::of(address), Kind::Web | Kind::Contact)
}

#[cfg(test)]
mod tests {
    use super::html;

    fn body(letter: &str) -> String {
        let mail = html(letter);
        let (_, rest) = mail.split_once("text-align:left\">\n").unwrap_or_default();
        rest.split("\n</td>").next().unwrap_or_default().to_owned()
    }

    #[test]
    fn nothing_is_let_through_that_could_load_or_run() {
        let hostile = "<html lang=\"en\" dir=\"ltr\"><head><title>A &amp; B</title><style>p{}</style><link href=x></head><body>\
            <img src=\"https://e.example/p.gif\" alt=\"a dot\"><script>x()</script><svg><a href=\"x\">s</a></svg>\
            <iframe src=\"https://e.example/\">f</iframe><p onclick=\"x()\" style=\"background:url(x)\">\
            <a href=\"javascript:x()\">one</a> <a href='#n'>two</a> <a href=https://e.example/?a&amp;b>three</a></p>\
            <!-- <p>no</p> --><object data=\"x\"><p>o</p></object><input type=checkbox checked></body>";
        let mail = html(hostile);
        for sign in [
            "src=", "script", "svg", "iframe", "onclick", "url(", "<link", "object", "<input",
            "href=\"#", "<!--",
        ] {
            assert!(!mail.contains(sign), "{sign}");
        }
        assert!(mail.contains("<title>A &amp; B</title>"));
        assert!(mail.contains(" href=\"https://e.example/?a&amp;b\""));
        assert!(body(hostile).starts_with("a dot<p"), "{mail}");
    }

    #[test]
    fn what_is_cut_off_is_closed() {
        let cut = body(
            "<html lang=\"en\" dir=\"ltr\"><body><section class=\"partner\"><p><strong>A</section><em>b",
        );
        assert!(
            cut.ends_with("A</strong></p></td></tr></table><em>b</em>"),
            "{cut}"
        );
        assert!(!body("<html lang=\"en\" dir=\"ltr\"></p>x<").contains("</p>"));
    }
}
