//! Ledgers: accepted matches.

use super::rows;

rows! {
    LEDGERS "Ledgers: accepted matches";

    ERROR ENROLMENT_DIFFERS "enrolment-differs"
        finds "a ledger and an enrolment that contradict each other"
        matters "One of the two is older, and letters would follow one or the other. Make both say the same.";
    WARNING LEDGER_ALONE "ledger-alone"
        finds "somebody whose match is over and who does not stand under `unmatched`"
        matters "Nobody can know whether they want a new partner. Put them under `unmatched`, or say that they have withdrawn.";
    ERROR LEDGER_BREAKS_MUST_RULE "ledger-breaks-must-rule"
        finds "a match that was added by hand and breaks a must rule"
        matters "A must rule has no exceptions unless somebody says so. Take the match out, or name the rule in its `despite`.";
    ERROR LEDGER_CODE "ledger-code"
        finds "a code of certificates in a ledger that cannot be one"
        matters "Certificates that were handed out could not be verified. Put the code back as it was.";
    ERROR LEDGER_LINE_LOST "ledger-line-lost"
        finds "partners, or somebody who waits, who were accepted and are gone from the ledger"
        matters "Accepted matches are a promise to people who have read their letters. Put the line back, or end it with a `status`.";
    WARNING LEDGER_LOST "ledger-lost"
        finds "a round that has ended without a ledger"
        matters "Without it, former partners may be matched again. Put the file back.";
    ERROR LEDGER_MATCH_SIZE "ledger-match-size"
        finds "a match of one person, or of more than three"
        matters "A match is two people, or three. Correct the line.";
    ERROR LEDGER_MISSING "ledger-missing"
        finds "a running round without its accepted matches"
        matters "The round is running, and nothing says who is with whom. Accept its matches, or put the ledger back.";
    WARNING LEDGER_NEWCOMER "ledger-newcomer"
        finds "somebody who takes part and came after the matches were accepted"
        matters "They came after the matches were accepted and wait for somebody to decide. Add a line by hand, or put them under `unmatched`.";
    WARNING LEDGER_NO_LONGER_FITS "ledger-no-longer-fits"
        finds "an accepted match that breaks a must rule by now"
        matters "Something in the records has changed since. The match stays; look whether it still serves both.";
    ERROR LEDGER_PERSON_NOT_ENROLLED "ledger-person-not-enrolled"
        finds "somebody in a ledger who is not enrolled in its round; a warning once the round has ended"
        matters "The ledger and the enrolments must tell the same story. Add the round to their file, or correct the line.";
    ERROR LEDGER_PERSON_TWICE "ledger-person-twice"
        finds "somebody in more matches at one time than they have places, matched and waiting, or twice in one line"
        matters "Somebody would have more partners than places. End one of the two lines with a `status`.";
    ERROR LEDGER_SINCE "ledger-since"
        finds "a match that begins before its round, or after it has ended"
        matters "Topics and letters are counted from this day. Mend the date.";
    ERROR LEDGER_TWICE "ledger-twice"
        finds "two ledgers of one round"
        matters "Two files could say different things of one round. Put all its matches into one.";
    ERROR LEDGER_TWO_LEFT "ledger-two-left"
        finds "two of a trio whose third has left, of whom nothing says whether they go on"
        matters "Their letter depends on whether they go on as a pair. Say it with one more line.";
    ERROR LEDGER_UNTIL "ledger-until"
        finds "a match or a wait that ends before it begins, or a match that has a last day and still runs"
        matters "Nobody could know whether it is over. Mend the day, or give the match its `status`.";
    ERROR LEDGER_WHO "ledger-who"
        finds "a `who` that is none of the people of its line, or stands where nobody left and everybody answered"
        matters "It says who of the people of the line left or did not answer. Mend the id, or give the match its `status`.";
}
