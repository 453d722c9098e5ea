//! The cells of a table: all their texts are one, of which each cell is a part.

use std::borrow::Cow;
use std::ops::Range;

use jiff::civil::DateTime;

use super::Cell;

/// Rows in their order.
#[derive(Default)]
pub struct Rows {
    text: String,
    cells: Vec<Held>,
    rows: Vec<Place>,
}

/// A row: where its cells lie.
#[derive(Clone)]
struct Place {
    number: u32,
    cells: Range<usize>,
}

/// A cell, with its text as a part of all texts.
#[derive(Clone, Copy)]
enum Held {
    Empty,
    Text(u32, u32),
    Moment(DateTime),
}

/// One row.
#[derive(Clone, Copy)]
pub struct Row<'a> {
    /// From 1, as a spreadsheet numbers it; in a text, records are counted, not lines.
    pub number: u32,
    text: &'a str,
    /// In the order of the headers; cells at the end may be missing.
    cells: &'a [Held],
}

impl Rows {
    /// Begins the next row.
    pub fn begin(&mut self, number: u32) {
        let end = self.cells.len();
        self.rows.push(Place {
            number,
            cells: end..end,
        });
    }

    /// One more cell of the last row.
    pub fn push(&mut self, cell: &Cell<'_>) {
        let held = self.hold(cell);
        if let Some(last) = self.rows.last_mut() {
            self.cells.push(held);
            last.cells.end = self.cells.len();
        }
    }

    /// The cell of a column of the last row, from 0; those before it that are not there yet are empty.
    pub fn put(&mut self, column: usize, cell: &Cell<'_>) {
        let held = self.hold(cell);
        if let Some(last) = self.rows.last_mut() {
            let at = last.cells.start + column;
            if last.cells.end <= at {
                self.cells.resize(at + 1, Held::Empty);
                last.cells.end = at + 1;
            }
            self.cells[at] = held;
        }
    }

    /// The last row once more.
    pub fn repeat(&mut self, number: u32) {
        if let Some(last) = self.rows.last().cloned() {
            self.rows.push(Place { number, ..last });
        }
    }

    fn hold(&mut self, cell: &Cell<'_>) -> Held {
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        match cell {
            Cell::Empty => Held::Empty,
            Cell::Moment(moment) => Held::Moment(*moment),
            Cell::Text(text) => {
                let start = self.text.len();
                self.text.push_str(text);
                Held::Text(offset(start), offset(self.text.len()))
            }
        }
    }

    /// Keeps some rows.
    pub fn retain(&mut self, is_kept: impl Fn(Row<'_>) -> bool) {
        let (text, cells) = (&self.text, &self.cells);
        self.rows.retain(|place| is_kept(row(text, cells, place)));
    }

    /// Takes away this row and all before it; they are counted from 0.
    pub fn skip_past(&mut self, at: usize) {
        self.rows.drain(..=at);
    }

    /// All.
    pub fn iter(&self) -> impl Iterator<Item = Row<'_>> {
        let places = self.rows.iter();
        places.map(|place| row(&self.text, &self.cells, place))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The number of the last.
    pub fn last_number(&self) -> Option<u32> {
        self.rows.last().map(|last| last.number)
    }
}

fn row<'a>(text: &'a str, cells: &'a [Held], place: &Place) -> Row<'a> {
    Row {
        number: place.number,
        text,
        cells: &cells[place.cells.clone()],
    }
}

impl<'a> Row<'a> {
    /// The cell of a column, from 0.
    pub fn cell(&self, column: u32) -> Cell<'a> {
        let held = self.cells.get(column as usize);
        held.map_or(Cell::Empty, |held| self.said(*held))
    }

    /// All cells.
    pub fn cells(self) -> impl Iterator<Item = Cell<'a>> {
        self.cells.iter().map(move |held| self.said(*held))
    }

    fn said(&self, held: Held) -> Cell<'a> {
        match held {
            Held::Empty => Cell::Empty,
            Held::Moment(moment) => Cell::Moment(moment),
            Held::Text(start, end) => {
                Cell::Text(Cow::Borrowed(&self.text[start as usize..end as usize]))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(rows: &Rows) -> Vec<(u32, Vec<String>)> {
        let cells = |row: Row<'_>| row.cells().map(|cell| cell.text().into_owned()).collect();
        rows.iter().map(|row| (row.number, cells(row))).collect()
    }

    #[test]
    fn cells_come_back_however_they_were_put() {
        let word = |word: &'static str| Cell::Text(word.into());
        let mut rows = Rows::default();
        rows.begin(1);
        rows.push(&word("a"));
        rows.push(&Cell::Empty);
        rows.begin(4);
        rows.put(2, &word("é"));
        rows.put(0, &word("b"));
        rows.repeat(5);
        let own = |words: &[&str]| words.iter().map(ToString::to_string).collect::<Vec<_>>();
        let (first, second) = (own(&["a", ""]), own(&["b", "", "é"]));
        let all = [(1, first), (4, second.clone()), (5, second)];
        assert_eq!(text(&rows), all);
        rows.retain(|row| row.number != 4);
        assert_eq!(text(&rows), [all[0].clone(), all[2].clone()]);
        rows.skip_past(0);
        assert_eq!((rows.len(), rows.last_number()), (1, Some(5)));
        assert!(rows.iter().all(|row| row.cell(7) == Cell::Empty));
    }
}
