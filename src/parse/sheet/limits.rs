//! How much is read of a table. Far more than any form can have, and little enough for any computer.

/// Bytes of a file.
pub const MOST_BYTES: u64 = 64 << 20;

/// Bytes of everything that is packed in a spreadsheet, unpacked.
pub(super) const MOST_UNPACKED: u64 = 384 << 20;

/// Bytes of the texts that cells of a spreadsheet share.
pub(super) const MOST_SHARED: u64 = 96 << 20;

/// Bytes of all cells.
pub(super) const MOST_TEXT: usize = 128 << 20;

/// Rows, with the header.
pub(super) const MOST_ROWS: u32 = 100_000;

/// Columns.
pub(super) const MOST_COLUMNS: u32 = 2_000;

/// Cells that are not empty.
pub(super) const MOST_CELLS: usize = 3_000_000;

/// Counts what is taken, and says when it is too much.
#[derive(Default)]
pub(super) struct Budget {
    cells: usize,
    text: usize,
}

impl Budget {
    /// Takes a cell of so many bytes at a place (both from 0).
    ///
    /// # Errors
    /// What there is too much of.
    pub fn take(&mut self, row: u32, column: u32, bytes: usize) -> Result<(), String> {
        self.cells += 1;
        self.text = self.text.saturating_add(bytes);
        match () {
            () if row >= MOST_ROWS => Err(format!("it has more than {MOST_ROWS} rows")),
            () if column >= MOST_COLUMNS => Err(format!("it has more than {MOST_COLUMNS} columns")),
            () if self.cells > MOST_CELLS => Err(format!("it has more than {MOST_CELLS} cells")),
            () if self.text > MOST_TEXT => {
                Err(format!("its cells hold more than {} MiB", MOST_TEXT >> 20))
            }
            () => Ok(()),
        }
    }
}
