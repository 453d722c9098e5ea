//! Participants.

use super::rows;

rows! {
    PEOPLE "Participants";

    WARNING APPLIED_OUTSIDE_SIGN_UP "applied-outside-sign-up"
        finds "an enrolment dated before sign-ups opened or after they closed"
        matters "It may be a slip in a date, or somebody who came late. Mend the date, or leave it if it is true.";
    ERROR AVOID_SELF "avoid-self"
        finds "an `avoid` that names the person's own id"
        matters "The wish is about somebody else, and is not kept while it is wrong. Ask whom they mean.";
    ERROR BAD_NAME "bad-name"
        finds "a name with neither letter nor digit"
        matters "Letters and lists begin with it. Write the name as the person writes it.";
    ERROR BAD_SHARE "bad-share"
        finds "a field in `share` that cannot be shared"
        matters "People decide what their partner learns about them; an unknown word could share too much or too little. Take a word from the message.";
    ERROR BAD_WISH "bad-wish"
        finds "a word that makes no wish in its field"
        matters "The wish could not be kept. Take a word that its field knows.";
    WARNING COMMA_IN_NAME "comma-in-name"
        finds "a name with a comma, of which nobody can tell what comes first"
        matters "Letters would greet somebody by the family name. Write it as it is said: `Ana Reis`.";
    ERROR CONSENT_MISSING "consent-missing"
        finds "an enrolment of somebody whose consent is not recorded"
        matters "Nobody is matched, and no letter is written, without consent. Ask, and write down the day.";
    WARNING COUNTRY_AS_LANGUAGE "country-as-language"
        finds "a language whose tag is the code of the person's own country, where another is official"
        matters "`sv` is Swedish and not El Salvador: partners could be chosen for a language that the person does not speak. Write the language's name.";
    ERROR DUPLICATE_EMAIL "duplicate-email"
        finds "two participants with one e-mail address"
        matters "It is mostly one person twice, who would be matched twice. Keep one record.";
    WARNING EMPTY_ROUNDS "empty-rounds"
        finds "a participant's `rounds` with nothing below it"
        matters "They take part in nothing, although somebody began to enrol them. Write the round, or delete the key.";
    WARNING FOREIGN_TIME_ZONE "foreign-time-zone"
        finds "a time zone that the country does not keep, or not the town"
        matters "Hours to meet are counted from it. If somebody lives elsewhere than they are based, all is well.";
    ERROR FUTURE_CONSENT "future-consent"
        finds "a day of consent that is still to come"
        matters "Nobody can have agreed tomorrow. Mend the date.";
    WARNING KEPT_TOO_LONG "kept-too-long"
        finds "somebody whose last round ended longer ago than `retain_months` allows"
        matters "You have promised to keep people no longer than that. `fortnight erase` takes them out everywhere.";
    ERROR KNOWS_SELF "knows-self"
        finds "a `knows` that names the person's own id"
        matters "It is about somebody else, and is not kept while it is wrong. Ask whom they know.";
    WARNING LIKE_WORKPLACES "like-workplaces"
        finds "two names of workplaces in one round that may be one, where partners are to work in different places"
        matters "Two people of one house could be matched, because its name is written in two ways. Write it the same way in both files; if they are two places, all is well.";
    WARNING SAME_NAME "same-name"
        finds "two participants of one round with one name"
        matters "It may be one person with two addresses, who would be matched twice. If they are two, all is well.";
    WARNING SIGNS_AROUND_NAME "signs-around-name"
        finds "quotes, commas and the like around a name, which letters would repeat"
        matters "Letters would repeat them. Delete them.";
    ERROR UNKNOWN_MAILS "unknown-mails"
        finds "a word for `mails` that is neither `all` nor `partner-only`"
        matters "Somebody could go on getting mails that they have asked not to get. Take one of the two words.";
    ERROR UNKNOWN_PERSON "unknown-person"
        finds "a word for a person that nobody or more than one has; a warning in ledgers of rounds that have ended"
        matters "The word could mean nobody, or several. Write the id of the person: the name of their file without its ending.";
    ERROR UNKNOWN_REGION "unknown-region"
        finds "a wish for a part of the world that is no name of the United Nations' list (M49)"
        matters "The wish could not be kept. Write a name such as `Asia` or `Western Africa`; countries stand under `country`.";
    ERROR UNKNOWN_ROUND "unknown-round"
        finds "a round that does not exist"
        matters "Somebody would be missing from the round that was meant. Write its id, which is the name of its file.";
    ERROR UNKNOWN_STATUS "unknown-status"
        finds "a status that is no known word"
        matters "The status decides whether somebody is matched. Take a word from the message.";
    ERROR UNKNOWN_WISH_FIELD "unknown-wish-field"
        finds "a field about which nobody can wish"
        matters "Nobody could answer it. Take a field from the message.";
    WARNING WISH_NOBODY_MEETS "wish-nobody-meets"
        finds "a wish that no other participant of the round can meet"
        matters "It will disappoint, whatever is matched. Ask whether something else would do as well.";
    WARNING WISH_NOT_TAKEN "wish-not-taken"
        finds "a wish about a field about which its round does not ask"
        matters "The round's policy does not ask about this field, so the wish changes nothing. Take it out, or let the policy ask.";
}
