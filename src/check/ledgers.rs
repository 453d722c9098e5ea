//! Ledgers: accepted matches.

use super::rows;

rows! {
    LEDGERS "Ledgers: accepted matches";

    ERROR ENROLMENT_DIFFERS "enrolment-differs"
        finds "a ledger and an enrolment that contradict each other";
    WARNING LEDGER_ALONE "ledger-alone"
        finds "somebody whose match is over and who does not stand under `unmatched`";
    ERROR LEDGER_BREAKS_MUST_RULE "ledger-breaks-must-rule"
        finds "a match that was added by hand and breaks a must rule";
    ERROR LEDGER_LINE_LOST "ledger-line-lost"
        finds "partners, or somebody who waits, who were accepted and are gone from the ledger";
    WARNING LEDGER_LOST "ledger-lost"
        finds "a round that has ended without a ledger";
    ERROR LEDGER_MATCH_SIZE "ledger-match-size"
        finds "a match of one person, or of more than three";
    ERROR LEDGER_MISSING "ledger-missing"
        finds "a running round without its accepted matches";
    WARNING LEDGER_NEWCOMER "ledger-newcomer"
        finds "somebody who takes part and came after the matches were accepted";
    WARNING LEDGER_NO_LONGER_FITS "ledger-no-longer-fits"
        finds "an accepted match that breaks a must rule by now";
    ERROR LEDGER_PERSON_NOT_ENROLLED "ledger-person-not-enrolled"
        finds "somebody in a ledger who is not enrolled in its round; a warning once the round has ended";
    ERROR LEDGER_PERSON_TWICE "ledger-person-twice"
        finds "somebody in more matches at one time than they have places, matched and waiting, or twice in one line";
    ERROR LEDGER_SINCE "ledger-since"
        finds "a match that begins before its round, or after it has ended";
    ERROR LEDGER_TWICE "ledger-twice"
        finds "two ledgers of one round";
    ERROR LEDGER_TWO_LEFT "ledger-two-left"
        finds "two of a trio whose third has left, of whom nothing says whether they go on";
}
