//! Participants.

use super::rows;

rows! {
    PEOPLE "Participants";

    WARNING APPLIED_OUTSIDE_SIGN_UP "applied-outside-sign-up"
        finds "an enrolment dated before sign-ups opened or after they closed";
    ERROR AVOID_SELF "avoid-self"
        finds "an `avoid` that names the person's own id";
    ERROR BAD_NAME "bad-name"
        finds "a name with neither letter nor digit";
    ERROR BAD_SHARE "bad-share"
        finds "a field in `share` that cannot be shared";
    ERROR BAD_WISH "bad-wish"
        finds "a word that makes no wish in its field";
    WARNING COMMA_IN_NAME "comma-in-name"
        finds "a name with a comma, of which nobody can tell what comes first";
    ERROR CONSENT_MISSING "consent-missing"
        finds "an enrolment of somebody whose consent is not recorded";
    WARNING COUNTRY_AS_LANGUAGE "country-as-language"
        finds "a language whose tag is the code of the person's own country, where another is official";
    ERROR DUPLICATE_EMAIL "duplicate-email"
        finds "two participants with one e-mail address";
    WARNING EMPTY_ROUNDS "empty-rounds"
        finds "a participant's `rounds` with nothing below it";
    WARNING FOREIGN_TIME_ZONE "foreign-time-zone"
        finds "a time zone that the country does not keep, or not the town";
    ERROR FUTURE_CONSENT "future-consent"
        finds "a day of consent that is still to come";
    WARNING SAME_NAME "same-name"
        finds "two participants of one round with one name";
    WARNING SIGNS_AROUND_NAME "signs-around-name"
        finds "quotes, commas and the like around a name, which letters would repeat";
    ERROR UNKNOWN_PERSON "unknown-person"
        finds "a word for a person that nobody or more than one has; a warning in ledgers of rounds that have ended";
    ERROR UNKNOWN_ROUND "unknown-round"
        finds "a round that does not exist";
    ERROR UNKNOWN_STATUS "unknown-status"
        finds "a status that is no known word";
    ERROR UNKNOWN_WISH_FIELD "unknown-wish-field"
        finds "a field about which nobody can wish";
    WARNING WISH_NOBODY_MEETS "wish-nobody-meets"
        finds "a wish that no other participant of the round can meet";
    WARNING WISH_NOT_TAKEN "wish-not-taken"
        finds "a wish about a field about which its round does not ask";
}
