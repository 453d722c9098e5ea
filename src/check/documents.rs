//! Documents and their front matter.

use super::rows;

rows! {
    DOCUMENTS "Documents and their front matter";

    ERROR BAD_ALIAS "bad-alias"
        finds "an alias that is not a path of this site";
    ERROR BAD_AUTHOR "bad-author"
        finds "an author with an `@`: names only, since they are published";
    ERROR BAD_SLUG "bad-slug"
        finds "a file name, folder name or `slug` that cannot stand in an address";
    ERROR BAD_TAG "bad-tag"
        finds "a tag without letters";
    WARNING EMPTY_BODY "empty-body"
        finds "front matter and nothing below it";
    ERROR INCOMPLETE_IMAGE "incomplete-image"
        finds "`image` without `src` or `alt`";
    WARNING LEFT_OUT "left-out"
        finds "a Markdown file in a folder that is not known";
    ERROR MISSING_DATE "missing-date"
        finds "a post without `date`";
    ERROR MISSING_SUBJECT "missing-subject"
        finds "a letter text without `subject`";
    ERROR MISSING_SUMMARY "missing-summary"
        finds "a topic without `summary`";
    ERROR MISSING_TITLE "missing-title"
        finds "a document without `title`";
    ERROR NO_FRONT_MATTER "no-front-matter"
        finds "a file that does not begin with front matter";
    ERROR READER_FAILED "reader-failed"
        finds "a file that makes the Markdown reader fail";
    WARNING REPEATED_TAG "repeated-tag"
        finds "a tag that one document has twice";
    WARNING TAG_CLASH "tag-clash"
        finds "two spellings of one tag in several documents";
    WARNING TAG_WITH_COMMA "tag-with-comma"
        finds "several tags written as one";
    ERROR TEXT_TOO_LARGE "text-too-large"
        finds "a file of more than 1,024 kB";
    ERROR TOO_MANY_ENTRIES "too-many-entries"
        finds "a list of the front matter with more than 100 entries";
    ERROR UNCLOSED_FRONT_MATTER "unclosed-front-matter"
        finds "front matter without a last line";
    ERROR UNKNOWN_LETTER "unknown-letter"
        finds "a file in `letters` that is no kind of letter";
}
