//! Texts in Markdown.

use super::rows;

rows! {
    TEXT "Texts in Markdown";

    ERROR BAD_ADDRESS "bad-address"
        finds "a link with another scheme than https, http, mailto or tel, or an address made of a variable"
        matters "Readers' browsers would not follow it, or could be harmed by it. Write a whole `https` address or the file of a page.";
    ERROR BAD_HEADING_ID "bad-heading-id"
        finds "a heading id that is taken, or something else in the braces of a heading"
        matters "Links lead to headings by their ids, so each must be one of its own.";
    ERROR BLOCK_VARIABLE_IN_SENTENCE "block-variable-in-sentence"
        finds "a block variable of a letter text that is not alone in its paragraph"
        matters "Several lines would be put into the middle of a sentence. Give the variable a paragraph of its own.";
    WARNING BRACES_NOT_SHOWN "braces-not-shown"
        finds "braces behind a heading that are no id"
        matters "They are left out, although they may belong to the words. Delete them, or write `\\{`.";
    WARNING CELL_BEYOND_HEAD "cell-beyond-head"
        finds "a row with more cells than the head of its table"
        matters "These cells are not shown. Give the head of the table as many.";
    WARNING DOUBTFUL_ADDRESS "doubtful-address"
        finds "an address that leads no reader anywhere: `mailto:x`, `https://x..org`, that of one's own computer"
        matters "Readers would follow it to nothing. Look whether it is right.";
    WARNING EMPTY_HEADING "empty-heading"
        finds "a heading without words"
        matters "Those who listen to a page hear a heading of nothing. Write some words, or delete it.";
    WARNING EMPTY_LINK "empty-link"
        finds "a link without words"
        matters "Nobody can see it or hear where it leads. Put words between its brackets.";
    WARNING HEADING_SKIPS_LEVEL "heading-skips-level"
        finds "from level 2 to level 4, say"
        matters "Those who listen to a page find their way by the levels. Use the next one.";
    ERROR IMAGE_IN_LETTER "image-in-letter"
        finds "a letter text with an image"
        matters "Letters are read where no picture is loaded, and ask nothing of the network. Link to a page that shows it.";
    WARNING LONG_HEADING "long-heading"
        finds "a paragraph that the line right below makes a heading"
        matters "The line of hyphens below makes a heading of the paragraph above it. Put an empty line between them.";
    WARNING MISSING_ALT "missing-alt"
        finds "an image without words for those who do not see it"
        matters "Who cannot see the picture learns nothing of it. Say in a few words what it shows.";
    ERROR NESTED_TOO_DEEP "nested-too-deep"
        finds "more than 40 lists or quotations inside one another"
        matters "No reader could follow, and no browser shows it well. Make the text flatter.";
    WARNING NO_ADDRESS "no-address"
        finds "a link or picture with nothing in its parentheses"
        matters "The link leads nowhere. Put an address into the parentheses.";
    WARNING NOT_A_HEADING "not-a-heading"
        finds "a paragraph that begins with `#` and no space"
        matters "It is shown with its `#`. Put a space behind it.";
    WARNING NOT_A_LINK "not-a-link"
        finds "words and an address in brackets that make no link"
        matters "Readers see brackets instead of a link. Write `[words](address)`.";
    WARNING NOT_A_TABLE "not-a-table"
        finds "lines that begin with `|` and make no table"
        matters "It is shown as text with bars. Put a line `| --- |` below the first one.";
    WARNING NOT_A_TASK "not-a-task"
        finds "a task whose box has no space in it"
        matters "It is shown as text. Write `[ ]`, with a space.";
    WARNING NUMBER_CHANGED "number-changed"
        finds "an item of a list that is shown with another number"
        matters "The list is shown with other numbers than those in the file, to which a text may refer. Put an empty line or a heading between, or number on.";
    WARNING ODD_SPACE "odd-space"
        finds "a line whose first space only looks like one"
        matters "The line is not what it seems: a list or heading may not be one. Type the space anew.";
    ERROR RAW_HTML "raw-html"
        finds "HTML in a text, but for comments and `<br>`"
        matters "HTML could load foreign scripts or break the page, and letters cannot show it. Say it in Markdown.";
    ERROR REMOTE_IMAGE "remote-image"
        finds "an image on another site"
        matters "Readers' browsers would tell another site who reads this page. Save the picture beside the text.";
    WARNING REPEATED_FOOTNOTE "repeated-footnote"
        finds "a footnote that is defined twice"
        matters "Only one of the two is shown. Give one another label.";
    WARNING REPEATED_LINK_LABEL "repeated-link-label"
        finds "a link label that is defined twice"
        matters "Only one of the two counts. Give one another label.";
    WARNING SIGNS_SHOWN "signs-shown"
        finds "stars, lines or tildes that mark nothing and are shown"
        matters "Readers see the signs instead of emphasis. Close what they open, or write `\\` before them.";
    WARNING UNCLOSED_FENCE "unclosed-fence"
        finds "a fence of code that nothing closes"
        matters "All that follows is shown as code. Close it with the same signs.";
    WARNING UNDEFINED_FOOTNOTE "undefined-footnote"
        finds "`[^x]` without a definition"
        matters "It is shown as it is written. Add a line that begins with `[^x]:`.";
    ERROR UNDEFINED_LINK_LABEL "undefined-link-label"
        finds "`[words][label]` without a definition"
        matters "It is shown with its brackets and leads nowhere. Add a line `[label]: address`.";
    ERROR UNKNOWN_LETTER_VARIABLE "unknown-letter-variable"
        finds "`{x}` in a letter text that is no variable"
        matters "The letter would show its name instead of a value. Take a name from the message.";
    WARNING UNUSED_FOOTNOTE "unused-footnote"
        finds "a footnote that nothing refers to"
        matters "Its words are shown nowhere. Refer to it, or delete it.";
    WARNING UNUSED_LINK_LABEL "unused-link-label"
        finds "a link label that nothing leads by"
        matters "It changes nothing. Use it, or delete it.";
    ERROR VARIABLE_IN_CODE "variable-in-code"
        finds "a variable between backticks"
        matters "Code is shown as it is written, so the variable would stay. Leave the backticks out.";
    WARNING WORDS_BEHIND_FENCE "words-behind-fence"
        finds "more than the language behind a fence of code"
        matters "Only the first word is read, as the name of the language. Put the others above the code.";
    WARNING WORDS_NOT_SHOWN "words-not-shown"
        finds "words that the Markdown reader leaves out"
        matters "Readers do not see them. Put an empty line above and below them.";
}
