//! Paragraphs, headings, quotations and alerts, lists, code, tables.

use std::fmt::Write;

use super::inline::push_title;
use super::{Paragraph, Table, Writer};
use crate::parse::markdown::{Alignment, BlockQuoteKind, CodeBlockKind};
use crate::render::escape;

impl Writer<'_> {
    pub(super) fn start_paragraph(&mut self) {
        self.out.push_str("<p>");
        self.paragraph = Paragraph {
            start: Some(self.out.len()),
            ..Paragraph::default()
        };
    }

    pub(super) fn end_paragraph(&mut self) {
        let paragraph = std::mem::take(&mut self.paragraph);
        if paragraph.replaced {
            return;
        }
        match (paragraph.start, paragraph.figure) {
            (Some(start), Some(figure)) if figure.end == self.out.len() => {
                let image = self.out.split_off(start);
                self.out.truncate(start - "<p>".len());
                self.out.push_str("<figure>");
                self.out.push_str(&image);
                self.out.push_str("<figcaption>");
                escape::text(&mut self.out, &figure.caption);
                self.out.push_str("</figcaption></figure>\n");
            }
            (_, figure) => {
                if let Some(figure) = figure {
                    let mut title = String::new();
                    push_title(&mut title, &figure.caption);
                    self.out.insert_str(figure.end - ">".len(), &title);
                }
                self.out.push_str("</p>\n");
            }
        }
    }

    /// Level and id come from the parsed headings, which are the same in number and order.
    pub(super) fn start_heading(&mut self, written: u8) {
        let heading = self.settings.headings.get(self.next_heading);
        self.next_heading += 1;
        self.heading_level = heading.map_or(written, |heading| heading.level);
        let _ = write!(self.out, "<h{}", self.heading_level);
        if let (Some(heading), None) = (heading, self.settings.away) {
            self.out.push_str(" id=\"");
            escape::attribute(&mut self.out, &heading.id);
            self.out.push('"');
        }
        self.out.push('>');
    }

    pub(super) fn end_heading(&mut self) {
        let _ = writeln!(self.out, "</h{}>", self.heading_level);
    }

    pub(super) fn start_quote(&mut self, kind: Option<BlockQuoteKind>) {
        let (class, word) = match kind {
            None => return self.out.push_str("<blockquote>\n"),
            Some(BlockQuoteKind::Note) => ("note", "Note"),
            Some(BlockQuoteKind::Tip) => ("tip", "Tip"),
            Some(BlockQuoteKind::Important) => ("important", "Important"),
            Some(BlockQuoteKind::Warning) => ("warning", "Warning"),
            Some(BlockQuoteKind::Caution) => ("caution", "Caution"),
        };
        let _ = write!(
            self.out,
            "<aside class=\"alert alert-{class}\" role=\"note\">\n<p class=\"alert-title\">{word}</p>\n"
        );
    }

    pub(super) fn start_code_block(&mut self, kind: &CodeBlockKind<'_>) {
        // Long lines scroll, so the block can be reached with the keyboard.
        self.out.push_str("<pre tabindex=\"0\"><code");
        if let CodeBlockKind::Fenced(info) = kind
            && let Some(language) = info.split_whitespace().next()
        {
            self.out.push_str(" class=\"language-");
            escape::attribute(&mut self.out, language);
            self.out.push('"');
        }
        self.out.push('>');
    }

    pub(super) fn start_list(&mut self, first: Option<u64>) {
        match first {
            None => self.out.push_str("<ul>\n"),
            Some(1) => self.out.push_str("<ol>\n"),
            Some(first) => {
                // Browsers count in 32 bits.
                let first = first.min(u64::from(i32::MAX.unsigned_abs()));
                let _ = writeln!(self.out, "<ol start=\"{first}\">");
            }
        }
    }

    /// The box of a task; its item has just been opened.
    pub(super) fn task(&mut self, done: bool) {
        let open = ["<li>", "<li><p>"]
            .into_iter()
            .find(|open| self.out.ends_with(open));
        if let Some(open) = open {
            let at = self.out.len() - open.len() + "<li".len();
            self.out.insert_str(at, " class=\"task\"");
        }
        // The paragraph no longer begins where it did, nor can it be a figure or a block.
        self.paragraph.start = None;
        self.out.push_str(if done {
            "<input type=\"checkbox\" disabled checked aria-label=\"Done\"> "
        } else {
            "<input type=\"checkbox\" disabled aria-label=\"To do\"> "
        });
    }

    pub(super) fn start_table(&mut self, alignments: Vec<Alignment>) {
        let count = self.table.count + 1;
        self.table = Table {
            count,
            alignments,
            ..Table::default()
        };
        let _ = write!(
            self.out,
            "<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"Table {count}\">\n<table>\n"
        );
    }

    pub(super) fn start_table_head(&mut self) {
        self.table.head = true;
        self.table.column = 0;
        self.out.push_str("<thead>\n<tr>");
    }

    pub(super) fn end_table_head(&mut self) {
        self.table.head = false;
        self.out.push_str("</tr>\n</thead>\n");
    }

    pub(super) fn start_table_row(&mut self) {
        self.table.column = 0;
        if !self.table.body_open {
            self.table.body_open = true;
            self.out.push_str("<tbody>\n");
        }
        self.out.push_str("<tr>");
    }

    pub(super) fn start_cell(&mut self) {
        self.out.push_str(if self.table.head {
            "<th scope=\"col\""
        } else {
            "<td"
        });
        let class = match self.table.alignments.get(self.table.column) {
            Some(Alignment::Left) => " class=\"left\"",
            Some(Alignment::Center) => " class=\"center\"",
            Some(Alignment::Right) => " class=\"right\"",
            _ => "",
        };
        self.out.push_str(class);
        self.out.push('>');
        self.table.column += 1;
    }

    pub(super) fn end_cell(&mut self) {
        if !self.table.head {
            return self.out.push_str("</td>");
        }
        // The corner above a column of names is often empty; an empty `th` would announce a heading without words.
        let tail = self.out.rfind("<th").unwrap_or(0);
        if self.out[tail..].ends_with('>') && self.out[tail..].matches('<').count() == 1 {
            self.out.truncate(tail);
            self.out.push_str("<td></td>");
        } else {
            self.out.push_str("</th>");
        }
    }

    pub(super) fn end_table(&mut self) {
        if self.table.body_open {
            self.out.push_str("</tbody>\n");
        }
        self.out.push_str("</table>\n</div>\n");
    }
}
