//! Paragraphs, headings, quotations and alerts, lists, code, tables.

use std::fmt::Write;

use super::inline::push_title;
use super::{Paragraph, Table, Writer};
use crate::model::markdown::{Alert, Fence, Title, align};
use crate::render::escape;

impl Writer<'_> {
    pub(super) fn start_paragraph(&mut self) {
        self.push("<p>");
        self.paragraph = Paragraph {
            start: Some(self.html.text.len()),
            ..Paragraph::default()
        };
    }

    pub(super) fn end_paragraph(&mut self) {
        let paragraph = std::mem::take(&mut self.paragraph);
        if paragraph.replaced {
            return;
        }
        match (paragraph.start, paragraph.figure) {
            (Some(start), Some(figure)) if figure.end == self.html.text.len() => {
                let image = self.html.text.split_off(start);
                self.html.text.truncate(start - "<p>".len());
                self.push("<figure>");
                self.push(&image);
                self.push("<figcaption>");
                escape::text(&mut self.html.text, &figure.caption);
                self.push("</figcaption></figure>\n");
            }
            (_, figure) => {
                if let Some(figure) = figure {
                    let mut title = String::new();
                    push_title(&mut title, &figure.caption);
                    self.html.text.insert_str(figure.end - ">".len(), &title);
                }
                self.push("</p>\n");
            }
        }
    }

    pub(super) fn start_heading(&mut self, title: &Title<'_>) {
        self.push("<h");
        self.push_level(title);
        if let (Some(heading), None) = (title.heading, self.settings.away) {
            self.push(" id=\"");
            escape::attribute(&mut self.html.text, &heading.id);
            self.push("\"");
        }
        self.push(">");
    }

    pub(super) fn end_heading(&mut self, title: &Title<'_>) {
        self.push("</h");
        self.push_level(title);
        self.push(">\n");
    }

    fn push_level(&mut self, title: &Title<'_>) {
        let level = title.heading.map_or(title.written, |heading| heading.level);
        self.html.text.push(char::from(b'0' + level));
    }

    pub(super) fn start_quote(&mut self, alert: Option<Alert>) {
        let Some(alert) = alert else {
            return self.push("<blockquote>\n");
        };
        let (class, key) = match alert {
            Alert::Note => ("note", "alert-note"),
            Alert::Tip => ("tip", "alert-tip"),
            Alert::Important => ("important", "alert-important"),
            Alert::Warning => ("warning", "alert-warning"),
            Alert::Caution => ("caution", "alert-caution"),
        };
        let _ = write!(
            self.html.text,
            "<aside class=\"alert alert-{class}\" role=\"note\">\n<p class=\"alert-title\">"
        );
        self.say(key);
        self.push("</p>\n");
    }

    pub(super) fn start_code_block(&mut self, fence: Fence<'_>) {
        // Long lines scroll, so the block can be reached with the keyboard.
        self.push("<pre tabindex=\"0\"><code");
        if let Fence::Words(words) = fence
            && let Some(language) = words.split_whitespace().next()
        {
            self.push(" class=\"language-");
            escape::attribute(&mut self.html.text, language);
            self.push("\"");
        }
        self.push(">");
    }

    pub(super) fn start_list(&mut self, first: Option<u64>) {
        match first {
            None => self.push("<ul>\n"),
            Some(1) => self.push("<ol>\n"),
            Some(first) => {
                // Browsers count in 32 bits.
                let first = first.min(u64::from(i32::MAX.unsigned_abs()));
                let _ = writeln!(self.html.text, "<ol start=\"{first}\">");
            }
        }
    }

    /// The box of a task; its item has just been opened.
    pub(super) fn task(&mut self, done: bool) {
        let open = ["<li>", "<li><p>"]
            .into_iter()
            .find(|open| self.html.text.ends_with(open));
        if let Some(open) = open {
            let at = self.html.text.len() - open.len() + "<li".len();
            self.html.text.insert_str(at, " class=\"task\"");
        }
        // The paragraph no longer begins where it did, nor can it be a figure or a block.
        self.paragraph.start = None;
        let (checked, key) = match done {
            true => (" checked", "task-done"),
            false => ("", "task-to-do"),
        };
        let _ = write!(
            self.html.text,
            "<input type=\"checkbox\" disabled{checked} aria-label=\""
        );
        self.say(key);
        self.push("\"> ");
    }

    pub(super) fn start_table(&mut self, columns: &[u8]) {
        let count = self.table.count + 1;
        self.table = Table {
            count,
            alignments: columns.to_vec(),
            ..Table::default()
        };
        self.push("<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"");
        self.say_with("table-number", ("number", count.into()));
        self.push("\">\n<table>\n");
    }

    pub(super) fn start_table_head(&mut self) {
        self.table.head = true;
        self.table.column = 0;
        self.push("<thead>\n<tr>");
    }

    pub(super) fn end_table_head(&mut self) {
        self.table.head = false;
        self.push("</tr>\n</thead>\n");
    }

    pub(super) fn start_table_row(&mut self) {
        self.table.column = 0;
        if !self.table.body_open {
            self.table.body_open = true;
            self.push("<tbody>\n");
        }
        self.push("<tr>");
    }

    pub(super) fn start_cell(&mut self) {
        let start = self.html.text.len();
        self.push(if self.table.head {
            "<th scope=\"col\""
        } else {
            "<td"
        });
        self.push(match self.table.alignments.get(self.table.column) {
            Some(&align::LEFT) => " class=\"left\">",
            Some(&align::CENTER) => " class=\"center\">",
            Some(&align::RIGHT) => " class=\"right\">",
            _ => ">",
        });
        self.table.column += 1;
        self.table.cell = [start, self.html.text.len()];
    }

    pub(super) fn end_cell(&mut self) {
        if !self.table.head {
            return self.push("</td>");
        }
        // The corner above a column of names is often empty; an empty `th` would announce a heading without words.
        let [start, content] = self.table.cell;
        if self.html.ends_at(content) {
            self.html.text.truncate(start);
            self.push("<td></td>");
        } else {
            self.push("</th>");
        }
    }

    pub(super) fn end_table(&mut self) {
        if self.table.body_open {
            self.push("</tbody>\n");
        }
        self.push("</table>\n</div>\n");
    }
}
