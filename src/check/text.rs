//! Texts in Markdown.

use super::rows;

rows! {
    TEXT "Texts in Markdown";

    ERROR BAD_ADDRESS "bad-address"
        finds "a link with another scheme than https, http, mailto or tel, or an address made of a variable";
    ERROR BAD_HEADING_ID "bad-heading-id"
        finds "a heading id that is taken, or something else in the braces of a heading";
    ERROR BLOCK_VARIABLE_IN_SENTENCE "block-variable-in-sentence"
        finds "a block variable of a letter text that is not alone in its paragraph";
    WARNING BRACES_NOT_SHOWN "braces-not-shown"
        finds "braces behind a heading that are no id";
    WARNING CELL_BEYOND_HEAD "cell-beyond-head"
        finds "a row with more cells than the head of its table";
    WARNING DOUBTFUL_ADDRESS "doubtful-address"
        finds "an address that leads no reader anywhere: `mailto:x`, `https://x..org`, that of one's own computer";
    WARNING EMPTY_HEADING "empty-heading"
        finds "a heading without words";
    WARNING EMPTY_LINK "empty-link"
        finds "a link without words";
    WARNING HEADING_SKIPS_LEVEL "heading-skips-level"
        finds "from level 2 to level 4, say";
    ERROR IMAGE_IN_LETTER "image-in-letter"
        finds "a letter text with an image";
    WARNING LONG_HEADING "long-heading"
        finds "a paragraph that the line right below makes a heading";
    WARNING MISSING_ALT "missing-alt"
        finds "an image without words for those who do not see it";
    ERROR NESTED_TOO_DEEP "nested-too-deep"
        finds "more than 40 lists or quotations inside one another";
    WARNING NO_ADDRESS "no-address"
        finds "a link or picture with nothing in its parentheses";
    WARNING NOT_A_HEADING "not-a-heading"
        finds "a paragraph that begins with `#` and no space";
    WARNING NOT_A_LINK "not-a-link"
        finds "words and an address in brackets that make no link";
    WARNING NOT_A_TABLE "not-a-table"
        finds "lines that begin with `|` and make no table";
    WARNING NOT_A_TASK "not-a-task"
        finds "a task whose box has no space in it";
    WARNING NUMBER_CHANGED "number-changed"
        finds "an item of a list that is shown with another number";
    WARNING ODD_SPACE "odd-space"
        finds "a line whose first space only looks like one";
    ERROR RAW_HTML "raw-html"
        finds "HTML in a text, but for comments and `<br>`";
    ERROR REMOTE_IMAGE "remote-image"
        finds "an image on another site";
    WARNING REPEATED_FOOTNOTE "repeated-footnote"
        finds "a footnote that is defined twice";
    WARNING REPEATED_LINK_LABEL "repeated-link-label"
        finds "a link label that is defined twice";
    WARNING SIGNS_SHOWN "signs-shown"
        finds "stars, lines or tildes that mark nothing and are shown";
    WARNING UNCLOSED_FENCE "unclosed-fence"
        finds "a fence of code that nothing closes";
    WARNING UNDEFINED_FOOTNOTE "undefined-footnote"
        finds "`[^x]` without a definition";
    ERROR UNDEFINED_LINK_LABEL "undefined-link-label"
        finds "`[words][label]` without a definition";
    ERROR UNKNOWN_LETTER_VARIABLE "unknown-letter-variable"
        finds "`{x}` in a letter text that is no variable";
    WARNING UNUSED_FOOTNOTE "unused-footnote"
        finds "a footnote that nothing refers to";
    WARNING UNUSED_LINK_LABEL "unused-link-label"
        finds "a link label that nothing leads by";
    ERROR VARIABLE_IN_CODE "variable-in-code"
        finds "a variable between backticks";
    WARNING WORDS_BEHIND_FENCE "words-behind-fence"
        finds "more than the language behind a fence of code";
    WARNING WORDS_NOT_SHOWN "words-not-shown"
        finds "words that the Markdown reader leaves out";
}
