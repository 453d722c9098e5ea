//! Files, and how they are written.

use super::rows;

rows! {
    FILES "Files, and how they are written";

    WARNING BENT_QUOTES "bent-quotes"
        finds "a value in the quotes of a word processor, which become a part of it";
    WARNING CONFLICT_COPY "conflict-copy"
        finds "the copy that a cloud folder puts aside when two people write at once";
    ERROR DUPLICATE_KEY "duplicate-key"
        finds "a key that is written twice";
    ERROR EMPTY_FILE "empty-file"
        finds "a data file without anything in it";
    WARNING FAR_OFF_DAY "far-off-day"
        finds "a day of the build that is far from the clock's";
    ERROR FILE_ENDING "file-ending"
        finds "a file whose ending keeps it from being read";
    ERROR FILE_NAME "file-name"
        finds "a file whose name is not UTF-8";
    ERROR FILE_TOO_LARGE "file-too-large"
        finds "a file of the data or the content that is larger than any can be";
    ERROR GIT_CONFLICT "git-conflict"
        finds "two versions of a place, between which nobody has chosen";
    ERROR INTERNAL_ERROR "internal-error"
        finds "a data file that makes its reader fail";
    ERROR LINK_LEAVES_FOLDER "link-leaves-folder"
        finds "a link of the file system that leads out of its folder";
    ERROR LINK_LOOP "link-loop"
        finds "links of the file system that lead round in a circle";
    ERROR LIST_TOO_LONG "list-too-long"
        finds "a list of more values than any field can need";
    ERROR MISFILED "misfiled"
        finds "a participant among the rounds, say";
    ERROR MISNAMED "misnamed"
        finds "a file or folder whose name is nearly that of one which is read";
    ERROR MORE_PROBLEMS "more-problems"
        finds "how many problems of a file were left out; a warning if these are";
    ERROR NOT_UTF8 "not-utf8"
        finds "a text that is not UTF-8";
    ERROR ODD_CHARACTER "odd-character"
        finds "an invisible character in a key; a warning at the edge of a value";
    WARNING STRAY_FILE "stray-file"
        finds "a YAML file, or one of words, that nothing reads";
    ERROR SYNTAX_FLUENT "syntax-fluent"
        finds "a file of words that is not valid Fluent";
    ERROR SYNTAX_TOML "syntax-toml"
        finds "a file that is not valid TOML";
    ERROR SYNTAX_YAML "syntax-yaml"
        finds "a file that is not valid YAML, or uses more of it than is accepted";
    ERROR TOO_MANY_PROBLEMS "too-many-problems"
        finds "a file with so many problems that its rest was not looked at";
    WARNING UNREAD_FILE "unread-file"
        finds "a file among the data, or in a form that the leak gate does not know, that nothing reads";
    ERROR UNREADABLE_FILE "unreadable-file"
        finds "a file that the operating system refuses to read";
    ERROR WORDS_IN_COMMENT "words-in-comment"
        finds "a comment in the place of a value that must be there; a warning for words behind a ` #` that were meant as a part of the value";
}
