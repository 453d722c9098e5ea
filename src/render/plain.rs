//! HTML of a letter's template as plain text, for mails and screens without HTML.
//!
//! It reads what Fortnight's own renderers and a theme's letter templates write, and is forgiving: an element that it does not
//! know is read through.

pub(super) mod wrap;

use wrap::wrap;

/// Columns of a line.
const WIDTH: usize = 72;

/// Elements whose content is not for reading.
const UNSEEN: [&str; 5] = ["head", "style", "script", "svg", "template"];

/// Elements that stand in lines of their own.
const BLOCKS: [&str; 27] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "div",
    "dl",
    "dt",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "ol",
    "p",
    "section",
    "table",
    "tbody",
    "tr",
    "ul",
];

/// Named characters that templates and the escaping write.
const NAMED: [(&str, &str); 8] = [
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("nbsp", "\u{a0}"),
    ("ndash", "–"),
    ("mdash", "—"),
];

/// The plain text: 72 columns, addresses in angle brackets, the title underlined; ends with a line end if it is not empty.
pub fn of_html(html: &str) -> String {
    let mut reader = Reader::default();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        reader.text(&rest[..at]);
        let Some(end) = rest[at..].find('>') else {
            return reader.done();
        };
        reader.tag(&rest[at + 1..at + end]);
        rest = &rest[at + end + 1..];
    }
    reader.text(rest);
    reader.done()
}

#[derive(Default)]
struct Reader {
    out: String,
    /// Words of the block that is being read; `\n` is a hard break.
    words: String,
    /// Before the first line of the block, once.
    bullet: Option<String>,
    /// Lists around, with the number of the next item; `None` for bullets.
    lists: Vec<Option<u32>>,
    quotes: usize,
    /// Where links began in `words`, and where they lead.
    links: Vec<(usize, String)>,
    /// The element whose content is not for reading.
    unseen: Option<String>,
    /// What underlines the block.
    line: Option<char>,
    in_table: bool,
    /// In a list of names and values.
    in_pairs: bool,
    /// Whether the block before was an item of a list.
    after_item: bool,
}

impl Reader {
    fn text(&mut self, text: &str) {
        if self.unseen.is_some() {
            return;
        }
        for c in decoded(text).chars() {
            let is_blank = c.is_ascii_whitespace();
            let follows_blank = self.words.is_empty() || self.words.ends_with([' ', '\n']);
            match is_blank {
                true if follows_blank => {}
                true => self.words.push(' '),
                false => self.words.push(c),
            }
        }
    }

    fn tag(&mut self, tag: &str) {
        let (closes, tag) = match tag.strip_prefix('/') {
            Some(tag) => (true, tag),
            None => (false, tag),
        };
        let name = tag.split([' ', '\n', '\t', '/']).next().unwrap_or_default();
        let name = name.to_ascii_lowercase();
        if let Some(unseen) = &self.unseen {
            if closes && *unseen == name {
                self.unseen = None;
            }
            return;
        }
        if UNSEEN.contains(&&*name) && !closes && !tag.ends_with('/') {
            self.unseen = Some(name);
            return;
        }
        if name == "dt" && closes {
            self.words.push_str(": ");
            return;
        }
        if BLOCKS.contains(&&*name) {
            self.flush();
        }
        match closes {
            true => self.end(&name),
            false => self.start(&name, tag),
        }
    }

    fn start(&mut self, name: &str, tag: &str) {
        match name {
            "br" if self.in_table => self.words.push(' '),
            "br" => self.words.push('\n'),
            "table" => (self.in_table, self.after_item) = (true, false),
            "dl" => self.in_pairs = true,
            "td" | "th" if !self.words.is_empty() => self.words.push_str(" | "),
            "ul" | "ol" => {
                self.after_item &= !self.lists.is_empty();
                self.lists.push((name == "ol").then_some(1));
            }
            "li" => {
                self.bullet = Some(match self.lists.last_mut() {
                    Some(Some(number)) => {
                        let bullet = format!("{number}. ");
                        *number += 1;
                        bullet
                    }
                    _ => "- ".to_owned(),
                });
            }
            "blockquote" => self.quotes += 1,
            "h1" => self.line = Some('='),
            "h2" | "h3" => self.line = Some('-'),
            "a" => {
                // Within the letter nothing leads anywhere.
                let address = attribute(tag, "href").filter(|address| !address.starts_with('#'));
                let address = address.unwrap_or_default();
                self.links.push((self.words.len(), address));
            }
            "img" => {
                let words = attribute(tag, "alt").unwrap_or_default();
                self.words.push_str(&words);
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "ul" | "ol" => drop(self.lists.pop()),
            "table" => (self.in_table, self.after_item) = (false, false),
            "dl" => (self.in_pairs, self.after_item) = (false, false),
            "li" => self.bullet = None,
            "blockquote" => self.quotes = self.quotes.saturating_sub(1),
            "h1" | "h2" | "h3" => self.line = None,
            "a" => {
                let Some((at, address)) = self.links.pop() else {
                    return;
                };
                let said = self.words.get(at..).unwrap_or_default();
                let mailbox = crate::address::mailbox(&address).unwrap_or(&address);
                let is_said = said == mailbox.split('?').next().unwrap_or_default();
                // An address with a subject is one only with its scheme.
                let is_more = mailbox.contains('?');
                let address = if is_more { &*address } else { mailbox };
                if !address.is_empty() && said != address && !is_said {
                    let address = format!(" <{address}>");
                    self.words.push_str(&address);
                }
            }
            _ => {}
        }
    }

    /// Writes the block that was read.
    fn flush(&mut self) {
        let words = std::mem::take(&mut self.words);
        self.links.clear();
        if words.trim().is_empty() {
            return;
        }
        let is_item = self.bullet.is_some();
        let is_close = self.after_item && (is_item || self.in_pairs || self.in_table);
        if !self.out.is_empty() && !is_close {
            self.out.push('\n');
        }
        self.after_item = !self.lists.is_empty() || self.in_pairs || self.in_table;
        let depth = self.lists.len().saturating_sub(1);
        let indent = "> ".repeat(self.quotes) + &"  ".repeat(depth);
        let bullet = self.bullet.take().unwrap_or_default();
        let hang = " ".repeat(if self.lists.is_empty() {
            0
        } else {
            bullet.len().max(2)
        });
        let width = WIDTH.saturating_sub(indent.len() + hang.len());
        let mut longest = 0;
        let lines = words.split('\n').flat_map(|line| wrap(line.trim(), width));
        for (at, line) in lines.enumerate() {
            longest = longest.max(line.chars().count());
            let before = if at == 0 && is_item { &bullet } else { &hang };
            let line = format!("{indent}{before}{line}");
            self.out.push_str(line.trim_end());
            self.out.push('\n');
        }
        if let Some(sign) = self.line {
            self.out.extend(std::iter::repeat_n(sign, longest));
            self.out.push('\n');
        }
    }

    fn done(mut self) -> String {
        self.flush();
        self.out
    }
}

/// The value of an attribute in double quotes.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    let (value, _) = rest.split_once('"')?;
    Some(decoded(value))
}

/// Text without escapes. What is no escape stays as it is.
fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let escape = rest.find(';').and_then(|end| {
            let said = character(&rest[1..end])?;
            Some((said, end + 1))
        });
        let (said, length) = escape.unwrap_or_else(|| ("&".to_owned(), 1));
        out.push_str(&said);
        rest = &rest[length..];
    }
    out + rest
}

fn character(name: &str) -> Option<String> {
    let mut named = NAMED.iter();
    if let Some((_, said)) = named.find(|(own, _)| *own == name) {
        return Some((*said).to_owned());
    }
    let digits = name.strip_prefix('#')?;
    let number = match digits.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => digits.parse().ok()?,
    };
    char::from_u32(number).map(String::from)
}

#[cfg(test)]
mod tests {
    use super::of_html;

    #[test]
    fn a_letter_reads_well_without_html() {
        let html = "<!doctype html><head><title>T</title><style>p { }</style></head><body><main>\
            <header><p class=\"program\"><svg><path d=\"\"/></svg> A &amp; B</p><h1>Dear Ana</h1></header>\
            <p>One\n<strong>two</strong><br>three &lt;4&gt; &#39;five&#x27;</p>\
            <ul><li>First</li><li><a href=\"https://a.example/\">Second</a></li></ul>\
            <ol><li>Third</li></ol>\
            <p><a href=\"mailto:b@b.example\">b<wbr>@b.example</a></p>\
            <dl><div><dt>Work</dt><dd>Librarian</dd></div><div><dt>Field</dt><dd>Maps</dd></div></dl>\
            <blockquote><p>Said</p></blockquote>\
            <table><tbody><tr><th>Dates</th><th>Time<br>Dakar</th></tr><tr><th>May</th><td>9:00</td></tr></tbody></table></main></body>";
        let expected = "A & B\n\nDear Ana\n========\n\nOne two\nthree <4> 'five'\n\n- First\n- Second <https://a.example/>\n\n1. Third\n\n\
            b@b.example\n\nWork: Librarian\nField: Maps\n\n> Said\n\nDates | Time Dakar\nMay | 9:00\n";
        assert_eq!(of_html(html), expected);
    }

    #[test]
    fn what_is_cut_off_or_strange_is_read_as_far_as_it_goes() {
        assert_eq!(
            of_html("<p>a & b &nope; &#xD800; <b"),
            "a & b &nope; &#xD800;\n"
        );
        assert_eq!(of_html(""), "");
    }
}
