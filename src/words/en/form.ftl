# The sign-up form: what it asks. Whoever signs up reads this.

form-title = Sign up for { $program }, { $round }
form-intro = We introduce you to a partner and to nobody else. It takes about ten minutes. What is marked as required, we cannot do without; of the rest, say what you like.
form-required = required
form-send = Send
form-closed = Nobody can sign up at the moment. The day on which the next round begins will stand here as soon as it is known.
form-yes = Yes
form-no = No

form-you = About you
form-partner = The partner you wish for
form-agree = What you agree to

form-name = Your full name
form-called = What shall your partner call you?
form-pronouns = Your pronouns
form-pronouns-help = For example: she/her
form-email = Your e-mail address
form-email-help = Our letter goes there, and your partner will write to it.
form-country = The country in which you live
form-city = Your town
form-city-help = So that we know what your clock shows. A larger town nearby will do.
form-languages = Languages in which you would write a letter, the best first
form-languages-help = For example: French, English
form-sector = Where do you work?
form-workplace = The name of your workplace
form-role = What do you do there?
form-career_stage = How far on are you in your work?
form-interests = What would you like to talk about?
form-offers = With what could you help a partner?
form-seeks = With what would you like help?
form-about = A few sentences about yourself, for your partner
form-links = Pages of yours
form-links-help = One address on a line.
form-hours-help = Tick when you are usually free, by your own clock.
form-number-help = A whole number from { $from } to { $to }.

form-share = What else may your partner see?
form-share-help = Your partner sees your name, your country and your address. Tick what may stand beside them.
form-share-pronouns = my pronouns
form-share-city = my town
form-share-languages = my languages
form-share-sector = my kind of workplace
form-share-workplace = the name of my workplace
form-share-role = what I do at work
form-share-career_stage = my career stage
form-share-interests = my interests
form-share-offers = what I could help with
form-share-seeks = what I would like help with
form-share-about = the sentences about myself
form-share-links = my pages

# $field: a field, as in "field-sector".
form-wish = Your partner's { $field }
# $field: what a program calls a field of its own.
form-wish-own = “{ $field }”: what do you wish for in your partner?

form-as = As what would you like to take part?
form-as-mentor = As a mentor
form-as-mentee = As a mentee
form-as-both = As both
form-places = How many partners can you have at one time?
form-places-help = Leave it empty if you do not mind: then it is as many as is usual in this round.

form-wish-any = I do not mind
form-wish-same = Like mine
form-wish-different = Unlike mine
form-wish_words = Whom would you like to meet, in your own words?

form-mails = Which of our mails would you like?
form-mails-all = All: topics, news and reminders too
form-mails-partner = Only those about my partner

form-consent = I have read the code of conduct and what happens to my data, and I accept both
