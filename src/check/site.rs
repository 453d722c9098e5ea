//! The site and the letters.

use super::rows;

rows! {
    SITE "The site and the letters";

    ERROR BAD_PATH "bad-path"
        finds "a file whose path on the site could not be written on every computer";
    ERROR BROKEN_ANCHOR "broken-anchor"
        finds "a link to a heading that its page does not have";
    ERROR BROKEN_LINK "broken-link"
        finds "a link or picture that leads nowhere on this site";
    WARNING COPIED_FOLDER "copied-folder"
        finds "a folder that could not be renamed and was copied, so that for a moment it was not whole";
    WARNING KEPT_FILES "kept-files"
        finds "files that somebody put into the folder of the site";
    ERROR LEAK "leak"
        finds "something private that would be published; a warning if it is in a page of a later day";
    ERROR LETTER_PARTNER "letter-partner"
        finds "a letter about a partner whose record is gone";
    ERROR LETTER_PATH "letter-path"
        finds "a letter for which there is no file name";
    WARNING LINK_NOT_TODAY "link-not-today"
        finds "a link to a page that is not published on this day";
    ERROR LINK_OUTSIDE "link-outside"
        finds "a link that leads out of the content folder";
    WARNING MISSING_MESSAGE "missing-message"
        finds "a message that a language lacks, so that English stands in";
    ERROR NAMES_COLLIDE "names-collide"
        finds "two files of the site that are one on some computers";
    WARNING NO_PARTICIPANTS "no-participants"
        finds "a site built without the participants, so that nothing private can be looked for";
    ERROR NOT_A_PICTURE "not-a-picture"
        finds "a picture whose file is none";
    ERROR NOT_PUBLISHED "not-published"
        finds "a file that would be published only if the settings named it, or a link to one";
    WARNING OWN_ADDRESS "own-address"
        finds "a whole address of this site at which nothing is";
    ERROR PAGE_PANIC "page-panic"
        finds "a page whose making fails";
    WARNING PARTICIPANTS_IN_GIT "participants-in-git"
        finds "a data folder that a repository with a remote is about to hold";
    ERROR STATIC_NAME "static-name"
        finds "a file below `static` whose name cannot stand in an address";
    ERROR TEMPLATE "template"
        finds "a template that cannot be read or filled in";
    ERROR TWO_SOURCES_ONE_ADDRESS "two-sources-one-address"
        finds "two files that would be published at one address";
    WARNING UNKNOWN_MESSAGE "unknown-message"
        finds "a message in a file of words that nothing says";
    WARNING UNLINKED_PAGE "unlinked-page"
        finds "a page that no other page and no menu leads to";
}
