//! The site and the letters.

use super::rows;

rows! {
    SITE "The site and the letters";

    ERROR BAD_PATH "bad-path"
        finds "a file whose path on the site could not be written on every computer"
        matters "Some computers could not hold a file of this name. Rename it, or give it a `slug`.";
    ERROR BROKEN_ANCHOR "broken-anchor"
        finds "a link to a heading that its page does not have"
        matters "Readers arrive at the top of the page instead. Take an id from the message.";
    ERROR BROKEN_LINK "broken-link"
        finds "a link or picture that leads nowhere on this site"
        matters "Readers would find nothing. The message names what is near, if anything is.";
    WARNING COPIED_FOLDER "copied-folder"
        finds "a folder that could not be renamed and was copied, so that for a moment it was not whole"
        matters "For a moment visitors may have seen half of the site. Build into a folder that can be renamed, such as one on the same disk.";
    WARNING KEPT_FILES "kept-files"
        finds "files that somebody put into the folder of the site"
        matters "Only what is built stays in the folder of the site. They were moved aside, not deleted.";
    ERROR LEAK "leak"
        finds "something private that would be published; a warning if it is in a page of a later day"
        matters "Participants have not agreed that this is public. Take it out, or say in `[leaks]` of `fortnight.toml` that it may be public and why.";
    ERROR LETTER_PARTNER "letter-partner"
        finds "a letter about a partner whose record is gone"
        matters "The letter cannot say who the partner is. Put the record back, or give the match its `status`.";
    ERROR LETTER_PATH "letter-path"
        finds "a letter for which there is no file name"
        matters "The letter could not be written. Look at the id of the round and of the person.";
    WARNING LINK_NOT_TODAY "link-not-today"
        finds "a link to a page that is not published on this day"
        matters "Its words stand without a link until the page is there. This mends itself with the day.";
    ERROR LINK_OUTSIDE "link-outside"
        finds "a link that leads out of the content folder"
        matters "What lies outside is not published. Put the file beside the text.";
    WARNING MISSING_MESSAGE "missing-message"
        finds "a message that a language lacks, so that English stands in"
        matters "Readers see English in the middle of their language. Add the message to the language's file.";
    ERROR NAMES_COLLIDE "names-collide"
        finds "two files of the site that are one on some computers"
        matters "On computers that do not tell large letters from small ones, one file would overwrite the other. Rename one.";
    WARNING NO_PARTICIPANTS "no-participants"
        finds "a site built without the participants, so that nothing private can be looked for"
        matters "The leak gate looks for what it knows, and knows nobody. Name the data folder with `--data`.";
    ERROR NOT_A_PICTURE "not-a-picture"
        finds "a picture whose file is none"
        matters "Browsers would show a broken image. Name the file of a picture.";
    ERROR NOT_PUBLISHED "not-published"
        finds "a file that would be published only if the settings named it, or a link to one"
        matters "Files of this kind can hold more than they show, so they are published only if the settings name them. Move it out, or name it below `[publish]`.";
    WARNING OWN_ADDRESS "own-address"
        finds "a whole address of this site at which nothing is"
        matters "Other sites and mails may lead there too. Correct it, or name the page itself, which is then checked.";
    ERROR PAGE_PANIC "page-panic"
        finds "a page whose making fails"
        matters "This is a fault of Fortnight, not yours. Please report it, with the source of the page.";
    WARNING PARTICIPANTS_IN_GIT "participants-in-git"
        finds "a data folder that a repository with a remote is about to hold"
        matters "What is once in a repository with a remote is hard to take back. Add the folder to `.gitignore`, or keep the data elsewhere.";
    ERROR STATIC_NAME "static-name"
        finds "a file below `static` whose name cannot stand in an address"
        matters "It could not be linked to. Rename the file.";
    ERROR TEMPLATE "template"
        finds "a template that cannot be read or filled in"
        matters "A page that uses it cannot be shown. The message names the line.";
    ERROR TWO_SOURCES_ONE_ADDRESS "two-sources-one-address"
        finds "two files that would be published at one address"
        matters "One page would replace the other. Give one of them another `slug` or alias.";
    WARNING UNKNOWN_MESSAGE "unknown-message"
        finds "a message in a file of words that nothing says"
        matters "It is probably a slip of the finger in the name of one that is said. Correct it, or delete it.";
    WARNING UNLINKED_PAGE "unlinked-page"
        finds "a page that no other page and no menu leads to"
        matters "Readers would find it only by chance. Link to it, or give it an entry of the menu.";
}
