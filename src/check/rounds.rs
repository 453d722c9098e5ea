//! Rounds and matching.

use super::rows;

rows! {
    ROUNDS "Rounds and matching";

    ERROR BAD_CAP "bad-cap"
        finds "a cap whose field or basis is no known word, or of which somebody may have several values"
        matters "Who waits would be a guess. Take a word from the message.";
    ERROR BAD_FIGURES "bad-figures"
        finds "public figures of a round that tell of few people, or do not add up"
        matters "The site shows them to everybody, and a small group points at somebody. Delete the file, and have it written anew.";
    ERROR BAD_POLICY "bad-policy"
        finds "a matching policy that contradicts itself"
        matters "The round could not be matched as it says. Take one of the two statements out.";
    ERROR BAD_PREFERENCE "bad-preference"
        finds "a preference that its rule cannot have"
        matters "The rule would do nothing, or something else than was meant. Take a preference from the message.";
    ERROR BAD_ROLES "bad-roles"
        finds "somebody whose part as mentor or mentee is missing or of no use, or whose places are, or a round that asks what cannot be where people may have several partners"
        matters "Who is brought together with whom would be a guess. Do what the message says.";
    ERROR BAD_TEAM "bad-team"
        finds "a team of people who cannot take part as one, or of a round that has no teams"
        matters "All of a team get the same partners. Do what the message says.";
    ERROR DATE_ORDER "date-order"
        finds "dates of a round or of a document that do not follow one another"
        matters "Sign-ups, start and end follow one another, and so do the dates of a text. Mostly a year is wrong.";
    ERROR DRAFT_TOPIC "draft-topic"
        finds "a schedule that names a topic which is still a draft"
        matters "Letters would lead to a page that is not there. Publish the topic, or take it out of the schedule.";
    WARNING EMPTY_SCHEDULE "empty-schedule"
        finds "a round without topics"
        matters "Partners get no topics to talk about. Add `topics`, or leave the warning until they are chosen.";
    WARNING FEW_PARTNERS "few-partners"
        finds "more people with one possible partner, or none, than are told one by one"
        matters "The must rules leave them almost nobody. Look at the rules with `fortnight rules`.";
    ERROR MATCHING "matching"
        finds "a round that cannot be matched"
        matters "Without it there is no proposal and there are no letters. The message says what stands in the way.";
    WARNING NO_PARTNER "no-partner"
        finds "somebody who can be matched with nobody in the round"
        matters "They will be left over. The message says which must rules exclude the others.";
    ERROR NO_TOPICS "no-topics"
        finds "schedules in a program that has no topic at all"
        matters "Schedules name topics by their files, and there is none. Write the first one.";
    ERROR NOBODY_ENROLLED "nobody-enrolled"
        finds "a round whose sign-ups have closed, and in which nobody is enrolled"
        matters "Sign-ups have closed and there is nobody to match. Enrol people below `rounds` in their files, or mend the dates.";
    WARNING ONE_PARTNER "one-partner"
        finds "somebody who can be matched with one other person only"
        matters "If that one person is matched elsewhere they are left over. The message says which must rules exclude the others.";
    WARNING OVER_CAP "over-cap"
        finds "more people alike in a field than the cap of a round lets in, while sign-ups are open"
        matters "If sign-ups closed today, the last of them would wait. Tell people early, or raise the cap.";
    ERROR PIN_BREAKS_MUST_RULE "pin-breaks-must-rule"
        finds "a pinned pair that a rule excludes"
        matters "A must rule has no exceptions. Take the pin out, or make the rule a weighed one.";
    ERROR PIN_NOT_ENROLLED "pin-not-enrolled"
        finds "a pin of somebody who takes no part in the round"
        matters "Two can only be held together if both take part. Enrol them, or take the pin out.";
    WARNING PIN_TOO_LATE "pin-too-late"
        finds "a pin of two who are not together in the accepted matches"
        matters "Accepted matches never move, so the pin changes nothing. Take it out.";
    ERROR PIN_TWICE "pin-twice"
        finds "somebody in two pins of a round"
        matters "Nobody can have two partners by two pins. Keep one.";
    ERROR SCHEDULE_PAST_END "schedule-past-end"
        finds "a topic dated after the end of the round"
        matters "The topic's turn would come when the round is over. Drop a topic, or shorten `cadence`.";
    WARNING TEAM_OF_ONE "team-of-one"
        finds "a team of which one alone takes part, or nobody"
        matters "Whoever is left is matched like anybody else. Take the team out if that is meant.";
    WARNING TOO_FEW_PLACES "too-few-places"
        finds "a round with roles in which somebody would wait if it were matched today"
        matters "Ask for more mentors, or for more places, while there is time; tell people early.";
    WARNING TOPIC_ABSENT "topic-absent"
        finds "a topic that is not published yet, or not any more, when its turn comes"
        matters "Letters would lead to a page that is not there on that day. Change one of the two dates.";
    ERROR TOPIC_TWICE "topic-twice"
        finds "a topic that stands twice in a schedule"
        matters "A round discusses a topic once. Delete one of the two.";
    ERROR UNKNOWN_IMPORTANCE "unknown-importance"
        finds "a rule whose importance is no known word"
        matters "How much a rule weighs would be a guess. Take a word from the message.";
    ERROR UNKNOWN_OBJECTIVE "unknown-objective"
        finds "an objective that is no known word"
        matters "What the matching strives for would be a guess. Take a word from the message.";
    ERROR UNKNOWN_ODD "unknown-odd"
        finds "a way to treat the odd one out that is not known"
        matters "What becomes of the odd one out would be a guess. Take a word from the message.";
    ERROR UNKNOWN_RULE "unknown-rule"
        finds "a rule that does not exist"
        matters "A rule that does not exist changes nothing. Take a name from `fortnight rules`.";
    ERROR UNKNOWN_TOPIC "unknown-topic"
        finds "a schedule that names a topic which does not exist"
        matters "Letters would name a topic that has no page. Write the name of its file without `.md`.";
}
