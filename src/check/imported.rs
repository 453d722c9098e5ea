//! Rows of a sign-up form beside the people who are there.

use super::rows;

rows! {
    IMPORTED "People from sign-up forms";

    ERROR CHANGE_BY_HAND "change-by-hand"
        finds "a file of somebody that is written in a way in which it cannot be changed safely"
        matters "The import never guesses what a file would say afterwards. Make the change yourself, and import again.";
    WARNING ERASED_ROW "erased-row"
        finds "a row of somebody who was erased after an earlier import"
        matters "They asked to be forgotten, and an old export would bring them back. The row is passed over.";
    ERROR IMPORT_MEMORY "import-memory"
        finds "a file of `data/imports` that cannot be read"
        matters "It says what was taken last. Without it, what was changed by hand since would be written over.";
    WARNING KEPT_BY_HAND "kept-by-hand"
        finds "a new answer to something that was changed by hand since the last import"
        matters "What stands in the file is kept. It is told once: the next import takes the new answer for known.";
    WARNING ROUND_WITHOUT_ROLES "round-without-roles"
        finds "a form that asks who is a mentor and who a mentee, for a round in which all are peers"
        matters "These answers are passed over, since such a round has no place for them. If it is meant to have roles, write them into it first.";
    WARNING SIGNED_UP_AGAIN "signed-up-again"
        finds "a row of somebody who has a later one"
        matters "The later row counts, with everything that it says. Look whether the earlier one said more.";
    ERROR WHO_IS_IT "who-is-it"
        finds "a row with the name of somebody and another address"
        matters "It may be one person or two. Two files of one person would give them two partners; one file of two would give away whose it is.";
}
