//! Exports of sign-up forms, and the files that say how they are read.

use super::rows;

rows! {
    SHEETS "Exports of sign-up forms";

    WARNING ANSWERS_DIFFER "answers-differ"
        finds "two tables that were imported together, in which somebody answers differently"
        matters "The table that was named first counts. Look at the two answers, and correct the one that is wrong.";
    ERROR BAD_MOMENT "bad-moment"
        finds "an answer that should be a day or a moment and is none, or may be two"
        matters "7/2/2026 is in July for some and in February for others; the day decides about who waited longest. Say in the form file how it writes days.";
    ERROR COLUMN_CHANGED "column-changed"
        finds "a column of an export that is new, gone, or has another header than its form file says; a warning if nobody needs it"
        matters "Answers would be lost, or would be taken for others. Nothing is read until the form file says what it is.";
    ERROR COLUMN_TWICE "column-twice"
        finds "an export with two columns of one header"
        matters "Columns are told apart by their headers alone. Give each question a text of its own.";
    ERROR FORM_COLUMN "form-column"
        finds "a form file that names a column twice, or says of it what does not go together"
        matters "Only one of the two could count. Each column of the export has one entry, and an entry says one thing.";
    ERROR FORM_TARGET "form-target"
        finds "a column of a form file that goes to a key which no participant has"
        matters "Its answers would be lost. Name a key of a participant's file, or `nothing` if nobody needs them.";
    ERROR FORM_UNREAD "form-unread"
        finds "a form file that was proposed and that nobody has read yet"
        matters "Most of a proposal is right, and some of it is not. Read it, change what is wrong, and delete the line `proposed: true`.";
    ERROR FORM_WORD "form-word"
        finds "a word of a form file that is not known there"
        matters "What stands for an answer must be a value of the field that it goes to. Choose one of those that the message names.";
    ERROR SHEET_EMPTY "sheet-empty"
        finds "an export without a header, or without an answer"
        matters "There is nobody in it. Perhaps it is the wrong sheet, or it was exported before the first answer came.";
    WARNING SHEET_ENCODING "sheet-encoding"
        finds "a table that does not say in which encoding it is"
        matters "It was guessed from its letters, and a wrong guess makes other letters of them. Look at some names, or export it as UTF-8.";
    WARNING SHEET_LEFT_OUT "sheet-left-out"
        finds "a sheet of a spreadsheet that no form file knows, beside others that are read"
        matters "It is mostly a list of notes or sums. If people signed up there too, save it as a file of its own.";
    ERROR SHEET_SHAPE "sheet-shape"
        finds "a row with more cells than there are headers, or a quotation mark that never closes"
        matters "From such a place on, answers stand under the wrong headers. Export the table again, and do not edit it as a text.";
    ERROR SHEET_TOO_LARGE "sheet-too-large"
        finds "an export that is larger than a sign-up form can make it, packed or unpacked"
        matters "It is probably something else, or it was made to fill the memory of a computer. Nothing of it was read.";
    ERROR SHEET_UNREADABLE "sheet-unreadable"
        finds "a file that is no table, is broken, or is protected by a password"
        matters "Nothing of it can be read. Export the answers again, as CSV, `.xlsx` or `.ods`.";
    ERROR TWO_ANSWERS "two-answers"
        finds "two answers of one row for what can have one only"
        matters "Only one could count, and nobody knows which was meant. Take one out, or ask them.";
    ERROR UNKNOWN_ANSWER "unknown-answer"
        finds "an answer that is no value of its field, and of which no form file says what it stands for"
        matters "Matching can use known values only. Say once in the form file what it stands for, and it holds for every import.";
}
