# Why two people are partners, as a letter tells its reader. $name is what the partner is called.

reason-none = { $name } signed up for the same reason as you: to talk.
reason-organiser = { $name } is one of the organisers and is glad to be your partner this time.

reason-interests = You both chose { $list }.
# The partner does not share them.
reason-interests-unnamed = You chose { $count ->
    [one] one interest
   *[other] { number-word } interests
} in common. Finding out which is a good first question.

reason-gets = { $name } offers what you look for: { $list }.
reason-gets-unnamed = { $name } offers something that you look for.
reason-gives = You offer what { $name } looks for: { $list }.
reason-gives-unnamed = You offer something that { $name } looks for.

reason-sector = You work in the same field: { $value }.

reason-language = You can write to each other in { $list }.
reason-language-of-three = You can all write to each other in { $list }.
reason-language-of-three-none = No language is common to all three of you: whoever reads both can pass on what was said.

reason-stage-same = You are at the same stage of your working lives.
reason-stage-ahead = { $name } is further along in working life, and you are nearer to the start: each has something to teach.
reason-stage-behind = You are further along in working life, and { $name } is nearer to the start: each has something to teach.

reason-clocks-same = Your clocks show the same hour.
reason-clocks-near = Your clocks are only { $duration } apart.

reason-their-wishes = { $count ->
    [one] And you are what { $name } hoped for: a wish of { $name }’s comes true with you.
   *[other] And you are what { $name } hoped for: { number-word } wishes of { $name }’s come true with you.
}

# Wishes of the reader that come true. $list holds clauses such as wish-country-same.
wish-met = You asked for somebody who { $list }. That is { $name }.
wish-met-and-more = { $count ->
    [one] You asked for somebody who { $list }. That is { $name }; one more wish of yours comes true, too.
   *[other] You asked for somebody who { $list }. That is { $name }; { number-word } more wishes of yours come true, too.
}
wish-met-unnamed = { $count ->
    [one] One wish that you made when you signed up comes true with { $name }.
   *[other] { CAPITAL(number-word) } wishes that you made when you signed up come true with { $name }.
}

# They stand behind “somebody who”.
wish-sector-same = works in the same field as you
wish-sector-different = works in another field than you
wish-sector-named = works in the field { quoted }
wish-career_stage-same = is at your own career stage
wish-career_stage-different = is at another career stage than you
wish-career_stage-named = is at the stage { quoted }
wish-country-same = is based in your own country
wish-country-different = is based in another country
wish-country-named = is based in { $list }
wish-languages-same = has two languages in common with you
wish-languages-different = speaks other languages than you
wish-languages-named = speaks { $list }
wish-interests-same = likes what you like
wish-interests-different = has other interests than you
wish-interests-named = is interested in { $list }
wish-time_zone-same = keeps nearly the same hours as you
wish-time_zone-different = lives by a distant clock
wish-time_zone-named = keeps nearly the same hours as you

# Why somebody has no partner.
left-alone = Nobody else took part in this round.
left-then = When the partners were found, there was nobody left for you whom the rules allow.
left-needed = { $count ->
    [one] One person could have been your partner, but that person was needed for somebody else.
   *[other] { CAPITAL(number-word) } people could have been your partner, but each of them was needed for somebody else.
}
# A full stop follows, or a colon and what removed most.
left-none = { $count ->
    [one] One other person takes part, and the rules do not allow the two of you to be partners
   *[other] { CAPITAL(number-word) } others take part, and the rules left none of them for you
}
left-twice = Some of them are counted twice.

left-different_country = { $count ->
    [one] One is based in your own country.
   *[other] { CAPITAL(number-word) } are based in your own country.
}
left-different_region = { $count ->
    [one] One is based in your own part of the world.
   *[other] { CAPITAL(number-word) } are based in your own part of the world.
}
left-different_workplace = { $count ->
    [one] One works where you work.
   *[other] { CAPITAL(number-word) } work where you work.
}
left-knows = { $count ->
    [one] One and you know each other already.
   *[other] { CAPITAL(number-word) } and you know each other already.
}
# The cap of a round. $of: `accepted` or `applicants`; $field: in what people are alike; $label: what an own field is called.
left-cap = In this round, at most { $percent } % of { $of ->
    [accepted] those who have a place may be people
   *[applicants] those who signed up may be people
} { $field ->
    [country] from one country
    [sector] from one kind of workplace
    [career_stage] at one career stage
    [workplace] from one place of work
   *[own] with the same answer to { quoted-label }
}.
left-cap-place = You are number { $place } on the waiting list.
left-offers = { $count ->
    [one] One neither offers what you look for nor looks for what you offer.
   *[other] { CAPITAL(number-word) } neither offer what you look for nor look for what you offer.
}
left-shared_language = { $count ->
    [one] One has no language in common with you.
   *[other] { CAPITAL(number-word) } have no language in common with you.
}
left-never_again = { $count ->
    [one] One has been your partner before.
   *[other] { CAPITAL(number-word) } have been your partners before.
}
left-interests = { $count ->
    [one] One has interests that do not go with yours in this round.
   *[other] { CAPITAL(number-word) } have interests that do not go with yours in this round.
}
left-sector = { $count ->
    [one] One works in a field that does not go with yours in this round.
   *[other] { CAPITAL(number-word) } work in fields that do not go with yours in this round.
}
left-career_stage = { $count ->
    [one] One is at a career stage that does not go with yours in this round.
   *[other] { CAPITAL(number-word) } are at career stages that do not go with yours in this round.
}
left-time_zone = { $count ->
    [one] One lives at hours that do not go with yours in this round.
   *[other] { CAPITAL(number-word) } live at hours that do not go with yours in this round.
}
left-languages = { $count ->
    [one] One has only one language in common with you.
   *[other] { CAPITAL(number-word) } have only one language in common with you.
}
left-minimum_score = { $count ->
    [one] One has too little in common with you.
   *[other] { CAPITAL(number-word) } have too little in common with you.
}

# From fields that a program asks for itself. $label is what such a field is called, $other the field that completes it.
reason-own-same = You both answered { quoted-label } with { $list }.
reason-own-same-unnamed = You gave the same answer to { quoted-label }.
reason-own-many = Under { quoted-label } you both named { $list }.
reason-own-many-unnamed = Under { quoted-label } you named { $count ->
    [one] one thing
   *[other] { number-word } things
} in common.
reason-own-near = Your answers to { quoted-label } are close to each other.
reason-own-different = You gave different answers to { quoted-label }: each has something to tell.
reason-own-gets = { $name } named { $list } under { quoted-label }, and you under { quoted-other }.
reason-own-gets-unnamed = { $name } named something under { quoted-label } that you named under { quoted-other }.
reason-own-gives = You named { $list } under { quoted-label }, and { $name } under { quoted-other }.
reason-own-gives-unnamed = You named something under { quoted-label } that { $name } named under { quoted-other }.
reason-own-overlap = You are both free at the same time for { $duration } of every week.
reason-own-overlap-unnamed = There are hours in every week when you are both free.
wish-own-same = is like you in { quoted-label }
wish-own-different = is not like you in { quoted-label }
wish-own-named = answered { quoted-label } with { $list }
left-own = { $count ->
    [one] One does not go with you in { quoted-label }.
   *[other] { CAPITAL(number-word) } do not go with you in { quoted-label }.
}
