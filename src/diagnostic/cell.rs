//! Where in a table something stands, as the program that shows tables names it.

use std::fmt;
use std::sync::Arc;

/// A cell of a sheet.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellPlace {
    /// The file as the user knows it, with the sheet's name where a file may have several.
    pub file: Arc<str>,
    /// From 1, as a spreadsheet numbers them: the header is row 1.
    pub row: u32,
    /// From 0; [`letters`] names it.
    pub column: u32,
}

impl fmt::Display for CellPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, row, column } = self;
        write!(f, "{file}, row {row}, column {}", letters(*column))
    }
}

/// `A` to `Z`, then `AA`: what stands above a column of a spreadsheet. Columns count from 0.
pub fn letters(column: u32) -> String {
    let mut rest = column;
    let mut letters = Vec::new();
    loop {
        let place = u8::try_from(rest % 26).unwrap_or_default();
        letters.push(char::from(b'A' + place));
        match rest / 26 {
            0 => break,
            more => rest = more - 1,
        }
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_as_spreadsheets_do() {
        let named = [
            (0, "A"),
            (25, "Z"),
            (26, "AA"),
            (51, "AZ"),
            (52, "BA"),
            (701, "ZZ"),
            (702, "AAA"),
        ];
        for (column, name) in named {
            assert_eq!(letters(column), name);
        }
    }
}
