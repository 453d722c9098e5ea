//! Rounds and matching.

use super::rows;

rows! {
    ROUNDS "Rounds and matching";

    ERROR BAD_POLICY "bad-policy"
        finds "a matching policy that contradicts itself";
    ERROR BAD_PREFERENCE "bad-preference"
        finds "a preference that its rule cannot have";
    ERROR DATE_ORDER "date-order"
        finds "dates of a round or of a document that do not follow one another";
    ERROR DRAFT_TOPIC "draft-topic"
        finds "a schedule that names a topic which is still a draft";
    WARNING EMPTY_SCHEDULE "empty-schedule"
        finds "a round without topics";
    WARNING FEW_PARTNERS "few-partners"
        finds "more people with one possible partner, or none, than are told one by one";
    ERROR MATCHING "matching"
        finds "a round that cannot be matched";
    WARNING NO_PARTNER "no-partner"
        finds "somebody who can be matched with nobody in the round";
    ERROR NO_TOPICS "no-topics"
        finds "schedules in a program that has no topic at all";
    ERROR NOBODY_ENROLLED "nobody-enrolled"
        finds "a round whose sign-ups have closed, and in which nobody is enrolled";
    WARNING ONE_PARTNER "one-partner"
        finds "somebody who can be matched with one other person only";
    ERROR PIN_BREAKS_MUST_RULE "pin-breaks-must-rule"
        finds "a pinned pair that a rule excludes";
    ERROR PIN_NOT_ENROLLED "pin-not-enrolled"
        finds "a pin of somebody who takes no part in the round";
    WARNING PIN_TOO_LATE "pin-too-late"
        finds "a pin of two who are not together in the accepted matches";
    ERROR PIN_TWICE "pin-twice"
        finds "somebody in two pins of a round";
    ERROR SCHEDULE_PAST_END "schedule-past-end"
        finds "a topic dated after the end of the round";
    WARNING TOPIC_ABSENT "topic-absent"
        finds "a topic that is not published yet, or not any more, when its turn comes";
    ERROR TOPIC_TWICE "topic-twice"
        finds "a topic that stands twice in a schedule";
    ERROR UNKNOWN_IMPORTANCE "unknown-importance"
        finds "a rule whose importance is no known word";
    ERROR UNKNOWN_OBJECTIVE "unknown-objective"
        finds "an objective that is no known word";
    ERROR UNKNOWN_ODD "unknown-odd"
        finds "a way to treat the odd one out that is not known";
    ERROR UNKNOWN_RULE "unknown-rule"
        finds "a rule that does not exist";
    ERROR UNKNOWN_TOPIC "unknown-topic"
        finds "a schedule that names a topic which does not exist";
}
