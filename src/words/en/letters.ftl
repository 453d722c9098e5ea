# What stands in a letter around its text: cards, hours, topics.

letter-proposal = Proposal, not sent
letter-notice = Notice

certificate-when = When
certificate-extent = Extent
certificate-hours = { $count ->
    [one] about { $count } hour
   *[other] about { $count } hours
}
certificate-topics = Topics
certificate-code = Code
certificate-verify = { $organiser } will say whether this certificate is genuine to whoever asks with this code: { $email }. It is published nowhere.

card-your-mentor = Your mentor
card-your-mentee = Your mentee
card-your-both = Your mentor and your mentee
card-work = Work
card-field = Field
card-career = Career
card-languages = { $count ->
    [one] Language
   *[other] Languages
}
card-interests = Interests
card-offers = Offers
card-seeks = Looks for
card-time-zone = Time zone
card-links = { $count ->
    [one] Link
   *[other] Links
}

reasons-with = You and { $name }
reasons-all-three = All three of you

hours-unknown = When is a good time to talk? Ask your partner; it makes a good first question.
hours-none = Your waking hours do not meet, so write rather than talk: a message in your evening is an answer by your morning.
hours-dates = Dates
hours-yours = Your time
hours-theirs = { $name }’s time
hours-none-these-days = no waking hours in common
hours-span = { $from } to { $until }

# On 25 October 2026 your clocks and Hope’s go back by one hour.
clocks-change = On { $day } { $list }.
clocks-yours = your clocks
clocks-of = { $name }’s
# $whose: clocks-yours and clocks-of, as a list; $names: the names alone; $count: how many people.
clocks-move-yours = { $whose } go { $way ->
    [back] back
   *[forward] forward
} by { $duration }
clocks-move-theirs = { $whose } clocks go { $way ->
    [back] back
   *[forward] forward
} by { $duration }

schedule-now = Now
schedule-none = This round has no topics of its own. Talk about whatever you like.
first-topic = First topic
first-topic-none = Begin with whatever is on your mind today.
# A sentence goes on around it: your first topic is ...
first-topic-free = whatever you like
ice-breaker-1 = What was the best hour of your week at work, and what made it so?
ice-breaker-2 = What would you like to hear about from somebody who works elsewhere?

# In a calendar: whose hours these are, and what they are.
calendar-you = You
calendar-awake = { $names }: hours when all are awake

value-yes = Yes
value-no = No
# Hours of a week: Tuesday 18:00 to 21:00.
week-span = { $day } { hours-span }
week-there = { $list } (their local time)

# What became of somebody's last partnership, before they have a new one. No more than this may be told.
happened-left = Your partner had to stop; that is all that we may tell you, and leaving is allowed.
happened-silent = We have not heard from your partner, and you should not have to wait any longer.
happened-ended = Your first partnership in this round has come to its end.
happened-unknown = A first partnership can come to an early end for many reasons, most of which have to do with the rest of life.

# The lines at the end of a letter that begin an answer.
answers-intro = To tell us, tap a line and send the mail that opens, or write to { $email } with the line as its subject:
answer-met = We have met
answer-waits = No answer yet
answer-leave = Please take me out
answer-body = Please leave the subject as it is. You may add a few words.

# The page of a sealed letter. It says nothing of whose it is.
sealed-title = A sealed letter
sealed-lead = This page holds a letter that only six words can open. You get them by another way. Nothing is sent anywhere: the page works without a network.
sealed-noscript = To open it, this page needs JavaScript. If you see this in a mail or in a preview, save the file and open it in a browser.
sealed-label = Your six words
sealed-open = Open the letter
sealed-working = The letter is being opened. This takes some seconds.
sealed-wrong = These words do not open it. Look whether each is spelt as you were given it, in the same order; capitals and spaces do not matter.
sealed-insecure = A browser opens sealed letters only from a file or from an address that begins with https. Save this page, and open it from there.
sealed-calendar = The dates as a calendar
