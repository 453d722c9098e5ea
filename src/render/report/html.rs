//! Pieces of a page of the organisers: everything that people wrote is escaped on its way.

use crate::render::escape;

const STYLE: &str = include_str!("style.css");

/// A page in the making.
pub(in crate::render) struct Html(String);

impl Html {
    /// Its beginning.
    pub fn begin(title: &str) -> Self {
        Self::begin_in("en", title)
    }

    /// The same in another language.
    pub fn begin_in(language: &str, title: &str) -> Self {
        let mut page = Self(String::from("<!doctype html>\n<html lang=\""));
        escape::attribute(&mut page.0, language);
        page.raw("\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"robots\" content=\"noindex\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<title>");
        page.text(title);
        page.raw("</title>\n<style>\n");
        page.raw(STYLE);
        page.raw("</style>\n</head>\n<body>\n<main>\n");
        page
    }

    /// The whole text.
    pub fn end(mut self) -> String {
        self.raw("</main>\n</body>\n</html>\n");
        self.0
    }

    /// HTML as it is: of this program's own.
    pub fn raw(&mut self, html: &str) {
        self.0.push_str(html);
    }

    /// Text.
    pub fn text(&mut self, text: &str) {
        escape::text(&mut self.0, text);
    }

    /// Text between two pieces of HTML.
    pub fn between(&mut self, before: &str, text: &str, after: &str) {
        self.raw(before);
        self.text(text);
        self.raw(after);
    }

    /// A paragraph; of a class, unless that is empty.
    pub fn paragraph(&mut self, class: &str, text: &str) {
        let open = match class {
            "" => "<p>".to_owned(),
            class => format!("<p class=\"{class}\">"),
        };
        self.between(&open, text, "</p>\n");
    }

    /// A heading; with an id, unless that is empty.
    pub fn heading(&mut self, level: u8, id: &str, text: &str) {
        let open = match id {
            "" => format!("<h{level}>"),
            id => format!("<h{level} id=\"{id}\">"),
        };
        self.between(&open, text, &format!("</h{level}>\n"));
    }

    /// A section, which its heading names.
    pub fn section(&mut self, id: &str, title: &str) {
        self.raw(&format!("<section aria-labelledby=\"{id}\">\n"));
        self.heading(2, id, title);
    }

    /// Ends what a section began.
    pub fn end_section(&mut self) {
        self.raw("</section>\n");
    }

    /// The head of a table that a reader may scroll to, with what it is about.
    pub fn table(&mut self, caption: &str, heads: &[&str]) {
        self.raw("<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"");
        escape::attribute(&mut self.0, caption);
        self.raw("\">\n<table>\n");
        self.between("<caption>", caption, "</caption>\n<thead><tr>");
        for head in heads {
            self.between("<th scope=\"col\">", head, "</th>");
        }
        self.raw("</tr></thead>\n<tbody>\n");
    }

    /// A row: the first cell names it. Cells are HTML.
    pub fn row(&mut self, name: &str, cells: &[String]) {
        self.between("<tr><th scope=\"row\">", name, "</th>");
        for cell in cells {
            self.raw("<td>");
            self.raw(cell);
            self.raw("</td>");
        }
        self.raw("</tr>\n");
    }

    /// Ends what a table began.
    pub fn end_table(&mut self) {
        self.raw("</tbody>\n</table>\n</div>\n");
    }

    /// Facts with their names.
    pub fn facts(&mut self, facts: &[(&str, String)]) {
        self.raw("<dl class=\"facts\">\n");
        for (name, value) in facts {
            self.between("<div><dt>", name, "</dt>");
            self.between("<dd>", value, "</dd></div>\n");
        }
        self.raw("</dl>\n");
    }
}

/// Text as HTML.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::new();
    escape::text(&mut out, text);
    out
}
