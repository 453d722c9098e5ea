//! Tables of LibreOffice and its kin: `.ods`.
//!
//! A cell or a row may be repeated millions of times in a few bytes, so the library that reads `.xlsx` is not asked: it
//! would make them all.

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};

use super::archive::Contents;
use super::limits::{Budget, MOST_COLUMNS, MOST_ROWS};
use super::{File, PASSWORD, Raw, RawTable, WITHOUT};
use crate::diagnostic::Diagnostic;
use crate::model::sheet::{Cell, Rows};

/// Reads every sheet.
pub(super) fn read(mut contents: Contents<'_>, file: File<'_>) -> Result<Raw, Diagnostic> {
    let manifest = contents
        .text("META-INF/manifest.xml", file)
        .unwrap_or_default();
    if manifest.contains("encryption-data") {
        return Err(file.unreadable(PASSWORD).hint(WITHOUT));
    }
    let text = contents.text("content.xml", file)?;
    let mut reader = Reader::from_str(&text);
    reader.config_mut().expand_empty_elements = true;
    let mut tables = Tables::default();
    loop {
        let event = reader
            .read_event()
            .map_err(|error| file.broken(&error.to_string()))?;
        if let Event::Eof = event {
            break;
        }
        tables.take(&event).map_err(|fault| match fault {
            Fault::TooLarge(why) => file.too_large(&why),
            Fault::Broken => file.broken("its cells cannot be told apart"),
        })?;
    }
    if !tables.is_whole {
        return Err(file.broken("its end is missing"));
    }
    Ok(tables.raw)
}

enum Fault {
    TooLarge(String),
    Broken,
}

/// What has been read so far.
#[derive(Default)]
struct Tables {
    raw: Raw,
    budget: Budget,
    /// The number of the next row.
    next: u32,
    row_repeated: u32,
    cells: Vec<Cell<'static>>,
    /// Empty cells before the next one, which are made only if there is a next one.
    gap: u32,
    cell: Option<OpenCell>,
    /// Inside of a note that hangs at a cell.
    notes: u32,
    is_whole: bool,
}

/// A cell that has begun.
struct OpenCell {
    repeated: u32,
    /// What its attributes say; else what is written in it.
    value: Option<Cell<'static>>,
    text: String,
    paragraphs: u32,
}

impl Tables {
    fn take(&mut self, event: &Event<'_>) -> Result<(), Fault> {
        match event {
            Event::Start(tag) => self.begin(tag)?,
            Event::End(tag) => self.end(tag.name().as_ref())?,
            Event::Text(text) => self.write(&text.xml10_content()),
            Event::CData(text) => self.write(&text.xml10_content()),
            Event::GeneralRef(reference) => {
                let written = format!("&{};", reference.xml10_content());
                self.write(&unescape(&written).map_err(|_| Fault::Broken)?);
            }
            _ => {}
        }
        Ok(())
    }

    fn write(&mut self, text: &str) {
        if let Some(cell) = self
            .cell
            .as_mut()
            .filter(|cell| self.notes == 0 && cell.paragraphs > 0)
        {
            cell.text.push_str(text);
        }
    }

    fn begin(&mut self, tag: &BytesStart<'_>) -> Result<(), Fault> {
        match tag.name().as_ref() {
            "table:table" => {
                let name = attribute(tag, "table:name")?;
                self.raw.tables.push(RawTable {
                    name,
                    rows: Rows::default(),
                });
                self.next = 1;
            }
            "table:table-row" => {
                self.row_repeated = repeated(tag, "table:number-rows-repeated")?;
                self.cells.clear();
                self.gap = 0;
            }
            "table:table-cell" | "table:covered-table-cell" => self.cell = Some(opened(tag)?),
            "office:annotation" => self.notes += 1,
            "text:p" if self.notes == 0 => {
                if let Some(cell) = &mut self.cell {
                    if cell.paragraphs > 0 {
                        cell.text.push('\n');
                    }
                    cell.paragraphs += 1;
                }
            }
            "text:s" => {
                let count = attribute(tag, "text:c")?.and_then(|count| count.parse().ok());
                self.write(&" ".repeat(count.unwrap_or(1_usize).min(1_000)));
            }
            "text:tab" => self.write("\t"),
            "text:line-break" => self.write("\n"),
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), Fault> {
        match name {
            "office:annotation" => self.notes = self.notes.saturating_sub(1),
            "table:table-cell" | "table:covered-table-cell" => self.end_cell()?,
            "table:table-row" => self.end_row()?,
            "office:document-content" => self.is_whole = true,
            _ => {}
        }
        Ok(())
    }

    fn end_cell(&mut self) -> Result<(), Fault> {
        let cell = self.cell.take().ok_or(Fault::Broken)?;
        let value = match cell.value {
            Some(value) => value,
            None if cell.text.is_empty() => Cell::Empty,
            None => Cell::Text(cell.text.into()),
        };
        if value == Cell::Empty {
            self.gap = self.gap.saturating_add(cell.repeated);
            return Ok(());
        }
        let begin = u32::try_from(self.cells.len())
            .unwrap_or(u32::MAX)
            .saturating_add(self.gap);
        let end = begin.saturating_add(cell.repeated);
        if end > MOST_COLUMNS {
            return Err(Fault::TooLarge(format!(
                "it has more than {MOST_COLUMNS} columns"
            )));
        }
        self.cells.resize(begin as usize, Cell::Empty);
        self.cells.resize(end as usize, value);
        self.gap = 0;
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), Fault> {
        let first = self.next;
        self.next = self.next.saturating_add(self.row_repeated);
        if self.cells.is_empty() {
            return Ok(());
        }
        if self.next > MOST_ROWS {
            return Err(Fault::TooLarge(format!(
                "it has more than {MOST_ROWS} rows"
            )));
        }
        let table = self.raw.tables.last_mut().ok_or(Fault::Broken)?;
        for number in first..self.next {
            for (column, cell) in self.cells.iter().enumerate() {
                let bytes = match cell {
                    Cell::Text(text) => text.len(),
                    Cell::Moment(_) => 0,
                    Cell::Empty => continue,
                };
                let column = u32::try_from(column).unwrap_or(u32::MAX);
                self.budget
                    .take(number, column, bytes)
                    .map_err(Fault::TooLarge)?;
            }
            match number == first {
                true => {
                    table.rows.begin(number);
                    self.cells.iter().for_each(|cell| table.rows.push(cell));
                }
                false => table.rows.repeat(number),
            }
        }
        Ok(())
    }
}

fn opened(tag: &BytesStart<'_>) -> Result<OpenCell, Fault> {
    let kind = attribute(tag, "office:value-type")?.unwrap_or_default();
    let value = match &*kind {
        "date" => attribute(tag, "office:date-value")?.map(|text| super::table::iso(&text)),
        "boolean" => attribute(tag, "office:boolean-value")?
            .map(|text| Cell::Text(if text == "true" { "yes" } else { "no" }.into())),
        "float" => attribute(tag, "office:value")?.map(|text| match text.parse() {
            Ok(number) => Cell::Text(super::table::number(number).into()),
            Err(_) => Cell::Text(text.into()),
        }),
        _ => None,
    };
    Ok(OpenCell {
        repeated: repeated(tag, "table:number-columns-repeated")?,
        value,
        text: String::new(),
        paragraphs: 0,
    })
}

fn repeated(tag: &BytesStart<'_>, name: &str) -> Result<u32, Fault> {
    match attribute(tag, name)? {
        Some(text) => text.parse().map_err(|_| Fault::Broken),
        None => Ok(1),
    }
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Result<Option<String>, Fault> {
    let found = tag.try_get_attribute(name).map_err(|_| Fault::Broken)?;
    let Some(found) = found else { return Ok(None) };
    let text = unescape(&found.value).map_err(|_| Fault::Broken)?;
    Ok(Some(text.into_owned()))
}
