# What a privacy page says by the settings: `fortnight rules --privacy`.

privacy-hold = What we hold
privacy-what = What
privacy-why = Why
privacy-who = Who sees it
privacy-to-introduce = To introduce you, and to start the conversation
privacy-to-match = To find a good match, and to start the conversation
privacy-seen-always = The organisers and your partner
privacy-seen-shared = The organisers; your partner only if you share it
privacy-seen-organisers = The organisers
privacy-field-name = Your name
privacy-field-called = What you like to be called
privacy-field-pronouns = Your pronouns
privacy-field-email = Your e-mail address
privacy-field-country = The country where you are based
privacy-field-city = Your town
privacy-field-time_zone = Your time zone
privacy-field-languages = The languages in which you would write
privacy-field-sector = Your kind of workplace
privacy-field-workplace = Where you work
privacy-field-role = What you do there
privacy-field-career_stage = How far on you are in your career
privacy-field-interests = Your interests
privacy-field-offers = What you can help with
privacy-field-seeks = What you would like help with
privacy-field-about = What you write about yourself
privacy-field-links = Links to pages of yours
privacy-wishes = Your wishes
privacy-wishes-why = To meet them if we can
privacy-avoid = People whom you would rather not meet
privacy-avoid-why = To keep you apart
privacy-avoid-who = The organisers who match. Nobody else, ever
privacy-former = Your partners so far
privacy-former-why = So that you do not meet the same one twice
privacy-consent = The day of your consent
privacy-consent-why = To show that you gave it

privacy-long = How long
privacy-long-profile = **Your profile, and with whom you were paired:** until { $months } months after your last round, or until you ask.
privacy-long-profile-open = **Your profile, and with whom you were paired:** until you ask us to erase it.
privacy-long-erased = **If you ask to be erased:** it is done within { $days ->
    [one] one day
   *[other] { $days } days
}.
privacy-long-letter = **Your letter:** our copy goes when the round has ended. Yours is yours.
privacy-long-figures = **Figures:** we keep and publish numbers, but none that tells of fewer than { $count } people.
