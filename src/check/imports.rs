//! Exports of sign-up forms, and the files that say how they are read.

use super::rows;

rows! {
    IMPORTS "Exports of sign-up forms";

    ERROR SHEET_EMPTY "sheet-empty"
        finds "an export without a header, or without an answer"
        matters "There is nobody in it. Perhaps it is the wrong sheet, or it was exported before the first answer came.";
    WARNING SHEET_ENCODING "sheet-encoding"
        finds "a table that does not say in which encoding it is"
        matters "It was guessed from its letters, and a wrong guess makes other letters of them. Look at some names, or export it as UTF-8.";
    ERROR SHEET_SHAPE "sheet-shape"
        finds "a row with more cells than there are headers, or a quotation mark that never closes"
        matters "From such a place on, answers stand under the wrong headers. Export the table again, and do not edit it as a text.";
    ERROR SHEET_TOO_LARGE "sheet-too-large"
        finds "an export that is larger than a sign-up form can make it, packed or unpacked"
        matters "It is probably something else, or it was made to fill the memory of a computer. Nothing of it was read.";
    ERROR SHEET_UNREADABLE "sheet-unreadable"
        finds "a file that is no table, is broken, or is protected by a password"
        matters "Nothing of it can be read. Export the answers again, as CSV, `.xlsx` or `.ods`.";
}
