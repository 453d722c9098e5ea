//! Files, and how they are written.

use super::rows;

rows! {
    FILES "Files, and how they are written";

    WARNING BENT_QUOTES "bent-quotes"
        finds "a value in the quotes of a word processor, which become a part of it"
        matters "YAML knows straight quotes only; bent ones would be shown to readers. Type the quotes anew in a text editor, or leave them out.";
    WARNING CONFLICT_COPY "conflict-copy"
        finds "the copy that a cloud folder puts aside when two people write at once"
        matters "What stands in it may be newer than what is read. Compare the two, keep what is right, and delete the copy.";
    ERROR DUPLICATE_KEY "duplicate-key"
        finds "a key that is written twice"
        matters "Only one of the two could count, and nobody knows which was meant. Delete one.";
    ERROR EMPTY_FILE "empty-file"
        finds "a data file without anything in it"
        matters "An empty file is usually one that was saved too early. Fill it or delete it.";
    WARNING FAR_OFF_DAY "far-off-day"
        finds "a day of the build that is far from the clock's"
        matters "Pages and rounds come and go with the day, so a wrong day empties a site. Say the day that you mean with `--date`, or unset `SOURCE_DATE_EPOCH`.";
    ERROR FILE_ENDING "file-ending"
        finds "a file whose ending keeps it from being read"
        matters "A file with another ending is passed over, and nobody would notice what is missing. Rename it.";
    ERROR FILE_NAME "file-name"
        finds "a file whose name is not UTF-8"
        matters "Its name could not become an address or stand in a message. Rename it in plain letters.";
    ERROR FILE_TOO_LARGE "file-too-large"
        finds "a file of the data or the content that is larger than any can be"
        matters "Texts and records are small: it is probably something else. Split it, or move it away.";
    ERROR GIT_CONFLICT "git-conflict"
        finds "two versions of a place, between which nobody has chosen"
        matters "Both versions would be shown, with the marks between them. Choose one and delete the marks.";
    ERROR INTERNAL_ERROR "internal-error"
        finds "a data file that makes its reader fail"
        matters "This is a fault of Fortnight, not yours. Please report it, with the file if you may share it.";
    ERROR LINK_LEAVES_FOLDER "link-leaves-folder"
        finds "a link of the file system that leads out of its folder"
        matters "What lies outside of the program could be published by mistake. Copy the file into the folder instead.";
    ERROR LINK_LOOP "link-loop"
        finds "links of the file system that lead round in a circle"
        matters "Following it would never end. Delete the link.";
    ERROR LIST_TOO_LONG "list-too-long"
        finds "a list of more values than any field can need"
        matters "It is probably the list of something else. Move it to where it belongs.";
    ERROR MISFILED "misfiled"
        finds "a participant among the rounds, say"
        matters "A file is read as what its folder says; this one looks like something else. Move it.";
    ERROR MISNAMED "misnamed"
        finds "a file or folder whose name is nearly that of one which is read"
        matters "Nothing in it is read, and what refers to it seems to be missing. Rename the folder or file as the message says.";
    ERROR MORE_PROBLEMS "more-problems"
        finds "how many problems of a file were left out; a warning if these are"
        matters "A file with hundreds of problems mostly has one cause. Mend the first and look again.";
    ERROR NOT_UTF8 "not-utf8"
        finds "a text that is not UTF-8"
        matters "Letters such as `é` would be shown as something else. Save the file again with the encoding UTF-8.";
    ERROR ODD_CHARACTER "odd-character"
        finds "an invisible character in a key; a warning at the edge of a value"
        matters "It cannot be seen, and it makes a word another word. Delete it and type the text anew.";
    WARNING STRAY_FILE "stray-file"
        finds "a YAML file, or one of words, that nothing reads"
        matters "Data that nobody reads are soon forgotten. Move the file to where it belongs, or out of the data folder.";
    ERROR SYNTAX_FLUENT "syntax-fluent"
        finds "a file of words that is not valid Fluent"
        matters "Words that cannot be read are words that nobody sees. Mend the line that is shown; the rest of the file is read.";
    ERROR SYNTAX_TOML "syntax-toml"
        finds "a file that is not valid TOML"
        matters "From here on nothing in the file can be told from anything else, so it is not read. Mend the first problem first.";
    ERROR SYNTAX_YAML "syntax-yaml"
        finds "a file that is not valid YAML, or uses more of it than is accepted"
        matters "From here on nothing in the file can be told from anything else, so it is not read. Mend the first problem first.";
    ERROR TOO_MANY_PROBLEMS "too-many-problems"
        finds "a file with so many problems that its rest was not looked at"
        matters "The rest of the file was not looked at. Mend the first problems and look again.";
    WARNING UNREAD_FILE "unread-file"
        finds "a file among the data, or in a form that the leak gate does not know, that nothing reads"
        matters "What is in it was not looked at: a record may be missing, or something private may be published. Rename it, or look through it yourself.";
    ERROR UNREADABLE_FILE "unreadable-file"
        finds "a file that the operating system refuses to read"
        matters "Nothing can be said of what cannot be read. Look at the permissions of the file and of its folder.";
    ERROR WORDS_IN_COMMENT "words-in-comment"
        finds "a comment in the place of a value that must be there; a warning for words behind a ` #` that were meant as a part of the value"
        matters "YAML leaves out everything behind ` #`. Put the value in quotes, or a blank behind the `#` if it is a comment.";
}
