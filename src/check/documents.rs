//! Documents and their front matter.

use super::rows;

rows! {
    DOCUMENTS "Documents and their front matter";

    ERROR BAD_ALIAS "bad-alias"
        finds "an alias that is not a path of this site"
        matters "An alias is an old address of this site, from which readers are sent on. Write it like `/old/page/`.";
    ERROR BAD_AUTHOR "bad-author"
        finds "an author with an `@`: names only, since they are published"
        matters "An author's line is public, and an e-mail address there would be too. Write the name alone.";
    ERROR BAD_SLUG "bad-slug"
        finds "a file name, folder name or `slug` that cannot stand in an address"
        matters "It becomes an address that people copy and type. Write small letters, digits and hyphens.";
    ERROR BAD_TAG "bad-tag"
        finds "a tag without letters"
        matters "A tag needs a page, and its page an address. Write a word.";
    WARNING EMPTY_BODY "empty-body"
        finds "front matter and nothing below it"
        matters "Readers would find a title and nothing below it. Write the text, or mark it as a draft.";
    ERROR INCOMPLETE_IMAGE "incomplete-image"
        finds "`image` without `src` or `alt`"
        matters "An image needs a file, and words for those who do not see it. Add what is missing.";
    WARNING LEFT_OUT "left-out"
        finds "a Markdown file in a folder that is not known"
        matters "The text is in no folder that becomes pages, so it is not published. Move it.";
    ERROR MISSING_DATE "missing-date"
        finds "a post without `date`"
        matters "Posts are sorted by it, in lists and feeds. Add the day of publication.";
    ERROR MISSING_SUBJECT "missing-subject"
        finds "a letter text without `subject`"
        matters "A mail without a subject looks like spam. Add one.";
    ERROR MISSING_SUMMARY "missing-summary"
        finds "a topic without `summary`"
        matters "Lists and letters show it beside the title. Say in one or two sentences what the text is about.";
    ERROR MISSING_TITLE "missing-title"
        finds "a document without `title`"
        matters "It stands above the text, in lists and in the browser's tab. Add one.";
    ERROR NO_FRONT_MATTER "no-front-matter"
        finds "a file that does not begin with front matter"
        matters "Title, date and the rest stand there. Begin the file with `---` or `+++`, the keys, and the same line again.";
    ERROR READER_FAILED "reader-failed"
        finds "a file that makes the Markdown reader fail"
        matters "This is a fault of Fortnight, not yours. Please report it, with the text.";
    WARNING REPEATED_TAG "repeated-tag"
        finds "a tag that one document has twice"
        matters "It is shown once anyway. Delete one of the two.";
    WARNING TAG_CLASH "tag-clash"
        finds "two spellings of one tag in several documents"
        matters "Both have one page, which can show one spelling only. Write the tag the same way everywhere.";
    WARNING TAG_WITH_COMMA "tag-with-comma"
        finds "several tags written as one"
        matters "It is shown as one tag. Write a list: `[one, other]`.";
    ERROR TEXT_TOO_LARGE "text-too-large"
        finds "a file of more than 1,024 kB"
        matters "No page is that long: it is probably something else. Split it.";
    ERROR TOO_MANY_ENTRIES "too-many-entries"
        finds "a list of the front matter with more than 100 entries"
        matters "It is probably the list of something else. Shorten it.";
    ERROR UNCLOSED_FRONT_MATTER "unclosed-front-matter"
        finds "front matter without a last line"
        matters "The whole text is taken for front matter. Close it with the same line as it begins with.";
    ERROR UNKNOWN_LETTER "unknown-letter"
        finds "a file in `letters` that is no kind of letter"
        matters "No letter would ever use it. Rename it to one of the kinds that the message names.";
}
