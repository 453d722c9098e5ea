# What the theme says on the pages of the site.

# Titles and descriptions of pages that are made from data. $site is the name of the program.
title-topics = Topics
title-posts = News
title-rounds = Rounds
title-tags = Tags
title-organisers = Organisers
title-matching = How we match
title-not-found = Page not found
about-topics = The topics of { $site }: each with something to read and questions for two.
about-posts = News and stories of { $site }.
about-rounds = All rounds of { $site }: when they run, and what they are about.
about-round = A round of { $site }: its days and its topics.
about-tags = The topics and news of { $site } by tag.
about-tag = What { $site } has about “{ $title }”.
about-organisers = Who runs { $site }.
about-matching = How { $site } finds partners: what must hold, what counts, and what comes first.

# Around every page.
skip = Skip to the content
archive = This program is over, and this site is its archive: what was written stays, and nobody can sign up any more.
menu-main = Main
menu-sections = Sections
menu-topics = Topics
menu-rounds = Rounds
menu-news = News
menu-organisers = Organisers
footer-topics = All topics
footer-matching = How we match
footer-tags = Tags
footer-feed = Feed
footer-licence = Unless a page says otherwise, its text is licensed under { $licence }.
footer-made = Made with { $generator }.

# Pieces.
draft = Draft
coming = From { $date }
questions = { $count ->
    [one] { $count } question
   *[other] { $count } questions
}
topics = { $count ->
    [one] { $count } topic
   *[other] { $count } topics
}
texts = { $count ->
    [one] { $count } text
   *[other] { $count } texts
}
tags = Tags
picture-credit = Picture: { $credit }
picture-source = source
contents = On this page
contents-questions = { questions } for your partner
earlier = Earlier
later = Later
other-news = Other news
other-topics = Other topics
pager = Pages of this list
pager-newer = Newer
pager-older = Older
pager-page = Page { $number } of { $count }

# Where a round stands.
state-planned = Planned
state-sign-up = Sign-up is open
state-matching = Matching under way
state-running = Running now
state-ended = Ended
standing-planned = Sign-up opens on { $opens }; the round begins on { $starts }.
standing-sign-up = You can sign up until { $closes }. The round begins on { $starts }.
standing-matching = Sign-up closed on { $closes }. Everybody hears who their partner is before the round begins on { $starts }.
standing-running = Partners write to each other until { $ends }.
standing-ended = It ran from { $range }.

# The start page.
sign-up = Sign up
sign-up-by-mail = Write to us to sign up
about-this-round = About this round
see-schedule = See the schedule
topic-now = The topic now
topic-first = First topic
topic-next = Next, on { $date }: { $topic }
topic-from = From { $date }
thanks = Thank you
round-ended = { $title } has ended
thanks-until = Thank you to everybody who wrote, asked and listened until { $date }.
what-we-talked-about = What we talked about
next-round = The next round, { $round }, begins on { $date }.
next-round-unknown = The day on which the next round begins will stand here as soon as it is known.
topics-to-talk-about = Topics to talk about
all-of-the-topics = All { topics }
news = News
all-news = All news

# Topics, news and pages.
topic = Topic
topics-lead = { topics } to talk about, with your partner or with anybody else.
topics-lead-archive = { topics } to talk about, with anybody you like.
trail = Where you are
read-on = Read on
fact-state = State
fact-authors = Written by
fact-published = Published
fact-revised = Revised
fact-takes = Takes
minutes-to-read = { $count ->
    [one] { $count } minute to read
   *[other] { $count } minutes to read
}
ask-your-partner = Ask your partner
used-in = Used in { $rounds }.
reuse = You may reuse this text: { $licence }, { $site }.
reuse-of = You may reuse this text: { $licence }, { $authors }, { $site }.

# Rounds.
round = Round
fact-sign-up = Sign-up
fact-round = Round
fact-taking-part = Taking part
people = { $people ->
    [one] { $people } person
   *[other] { $people } people
}
people-in-countries = { people } in { $countries ->
    [one] { $countries } country
   *[other] { $countries } countries
}
figures = In figures
figures-home = Where we are
figures-archive = Where we were
figures-matched = { $have ->
    [one] { $have } person
   *[other] { $have } people
} of { $of } had a partner.
figures-wishes = { $have ->
    [one] { $have } wish
   *[other] { $have } wishes
} of { $of } came true.
figures-by-country = People by country
figures-by-language = People by language
figures-country = Country
figures-language = Language
figures-people = People
figures-elsewhere = Other countries
figures-note = Groups that are so small that they could point at somebody are not listed. One person may speak several languages.
thanks-to-all = Thank you to everybody who took part.
schedule = Schedule
now = Now

# Tags.
tag = Tag
tag-topics = Topics
tag-also = Also
tag-others = News and pages

# Organisers.
organisers-lead = The people behind { $site }. Write to any of us.

# A page that is not there, or elsewhere.
lost = Not found
lost-title = This page is not on the shelf
lost-lead = It may have moved, or the address may have lost a letter on its way to you.
lost-try = Try one of these:
lost-home = The start page
lost-topics = All discussion topics
lost-rounds = All rounds with their schedules
lost-tags = Everything by tag
lost-tell = If a link on this site brought you here, please tell us at { $email }, and we will mend it.
moved = This page has moved
moved-to = It is here now

# In texts.
alert-note = Note
alert-tip = Tip
alert-important = Important
alert-warning = Warning
alert-caution = Caution
task-done = Done
task-to-do = To do
table-number = Table { $number }
footnotes = Footnotes
footnote-number = Footnote { $number }
footnote-back = Back to reference { $which }
