# Reports for the organisers: the rules of a round, a proposal, the desk.

# The rules that run.
rules-of = The rules of { $round }
rules-of-program = The rules of this program
rules-musts = A pair that breaks one of these does not exist:
rules-none = (none)
rules-weighed = These give points, { $most } at most:
rules-percent = percent: { $scale }
rules-minimum = { $count ->
    [one] A pair with fewer than { $count } point does not exist.
   *[other] A pair with fewer than { $count } points does not exist.
}
rules-relaxed = Given up one after the other, for those who are left over: { $list }
rules-order = What comes first:
rules-wishes = Participants may wish about: { $list }
rules-wishes-none = nothing
rules-odd = The odd one out: { $fate }
odd-wait = waits for the next round
odd-standby = is matched with the standby
odd-trio = joins a pair, if all three fit
odd-roles = mentors and mentees: whoever has nobody waits for the next round

# Two people: what they have in common, from the numbers that decided.
report-organiser = { $name } (organiser)
report-help = { $name } can help with { $list }
report-no-interest = no interest in common
report-no-language = no language in common
report-sector = both { $value }
report-stages = { $count ->
    [0] same career stage
    [one] one career stage apart
   *[other] { number-word } career stages apart
}
report-clocks-same = same hours
report-clocks = clocks { $duration } apart
report-former = PARTNERS BEFORE
report-of-two = { $one } and { $other }: { $text }
report-came-true = { $list } came true
report-did-not = { $list } did not
report-wishes = wishes of { $name }: { $list }
report-wishes-about = wishes of { $name } about { $other }: { $list }
report-pinned = pinned
report-standby = standby
report-breaks = breaks { $list }
report-points = points: { $list }
report-points-of = { $rule } { $points } of { $most }

# Somebody without a partner.
report-left = { $name }: { $why }
report-left-again = { $name }, who waited last time too: { $why }
report-none = the rules leave none of the { $count } others
report-needed = { $count ->
    [one] one possible partner, who was needed elsewhere
   *[other] { $count } possible partners, all needed elsewhere
}
report-free-all = { $count ->
    [one] one possible partner, who has none either
   *[other] { $count } possible partners, who have none either
}
report-free-some = { $free ->
    [one] { $count } possible partners, one of whom has none either
   *[other] { $count } possible partners, of whom { $free } have none either
}
report-for-this-alone = { $why } ({ $count } for this reason alone)
report-forbidden = forbidden by the organisers
report-knows = know each other already
report-avoid = do not want to be matched with them, or the other way round (confidential)
report-minimum = below the minimum score
report-since-new = new since the matches were accepted
report-since-partner = had a partner
report-since-silent = did not answer
report-since-no-answer = the partner does not answer

# A proposal.
report-participants = { $count ->
    [one] { $count } participant
   *[other] { $count } participants
}
report-pairs = { $count ->
    [one] { $count } pair
   *[other] { $count } pairs
}
report-trios = { $count ->
    [one] { $count } trio
   *[other] { $count } trios
}
report-left-over = { $count ->
    [0] nobody left over
   *[other] { $count } left over
}
report-coverage = coverage: { $matched } of { $count } have a partner
report-wishes-met = wishes met: { $matched } of { $count }
report-waited = waited last time: { $count }, now with a partner: { $matched }
report-weakest = Weakest first; the score is out of 1000.
report-without = Without a partner
cap-share = { $of ->
    [accepted] the cap: at most { $percent } % of those who have a place may be alike in { $field }: { $most } of { $total }
   *[applicants] the cap: at most { $percent } % of those who signed up may be alike in { $field }: { $most } of { $total }
}
cap-over = { $group }: { $applicants } signed up; { $accepted } with a place, { $waiting } waiting
cap-people = { $count ->
    [one] one person
   *[other] { $count } people
}
cap-none = nobody waits because of it
cap-list = Waiting list by the cap: first come, first served; of one moment, in the order in which they stand in their file, then by id
cap-held = { $place }. { $name }, { $when } ({ $nth }/{ $applicants })
roles-mentors = mentors: { $covered } of { $people } have a mentee; { $taken } of { $places } places taken
roles-mentees = mentees: { $covered } of { $people } have a mentor; { $taken } of { $places } places taken
roles-covered = people with anybody at all, once in each role: best possible { $best }, this result { $result }
peers-all = places: { $covered } of { $people } have a partner; { $taken } of { $places } places taken
peers-covered = people with anybody at all: best possible { $best }, this result { $result }
roles-no-mentee = without a mentee: { $list }
roles-no-mentor = without a mentor: { $list }
report-idle-pin = not kept: the pin of { $one } and { $other }, since one of them does not take part

# Accepted matches.
report-accepted = { $count ->
    [one] { $count } match, accepted; they do not move
   *[other] { $count } matches, accepted; they do not move
}
report-accepted-left = ; { $count ->
    [one] { $count } person without a partner
   *[other] { $count } people without a partner
}
report-accepted-new = , { $count } of them new since

# The proof.
report-proved = proved against every possible pair
report-not-proved = NOT PROVED
report-proof = { $proved } ({ $count } possible)
report-proof-aside = { $proved } ({ $count } possible; not counted: { $aside })
report-digest = digest of people, rules and result: { $digest }
report-level = { $what }: best possible { $best }, this result { $result }
report-lowest = lowest score: best possible { $floor }, this result { $floor }
report-lowest-higher = lowest score: best possible { $floor }, this result { $floor }; with { $higher } at most { $loss }
report-pass-all = { report-pairs } by all rules; then, each time among those left over,
report-pass-without = { report-pairs } without { $rule }
aside-pins = { $count ->
    [one] { $count } pinned pair
   *[other] { $count } pinned pairs
}
aside-standby = the standby
aside-joins = who joins a pair
level-pairs = pairs
level-covered = people with anybody at all
level-waiting = people who waited last time
level-wishes = points of wishes
level-score = points of scores
count-pairs = { report-pairs }
count-covered = { $count ->
    [one] { $count } person with anybody at all
   *[other] { $count } people with anybody at all
}
count-kept = { $count ->
    [one] { $count } accepted pair kept
   *[other] { $count } accepted pairs kept
}
count-waiting = { $count ->
    [one] { $count } person who waited last time
   *[other] { $count } people who waited last time
}
count-wishes = { $count ->
    [one] { $count } point of wishes
   *[other] { $count } points of wishes
}
count-score = { $count ->
    [one] { $count } point of scores
   *[other] { $count } points of scores
}

# Why these two, or why not. $both: their names.
why-self = { $name } cannot be matched with themselves
why-no-part = { $name } takes no part in { $round }
why-broken = { $both } are no possible pair: { $list }
why-over-cap = { $name } is on the waiting list, because of the cap of the round
why-roles = by their roles, neither of { $both } can be the other’s mentor
why-held = { $both } could be matched, but { $name } is pinned, or stands by for whoever is left over
why-matched = { $both } are matched
why-settled = { $both } could have been matched, with a score of { $score }, but the matches are accepted and do not move
why-possible = { $both } could be matched, with a score of { $score }
why-breaks = they break `{ $rule }`
why-forbidden = the organisers forbade it
why-knows = they know each other already
why-avoid = one of them asked never to meet the other (confidential)
why-minimum = they are below the minimum score
why-lowest = it would lower the lowest score from { $without } to { $with }
why-price = with them, all matches together reach { $with }; without, { $without }
why-no-price = it would cost nothing: both ways are equally good, and a draw by their ids decided
why-no-place = { $both } could be matched, but every place of { $name } is taken by matches that stay
why-no-move = with them, `--may-move` would move no accepted pair more than it does anyway, and all else would be as good
why-idle = it would cost nothing: each of them has a place left. A repair looks only for whoever has nobody; a line of yours in the ledger brings them together
why-neither = neither of them has a partner
why-instead = Instead there is:

# The repair of a round that runs.
repair-go-on = { $count ->
    [one] { $count } match goes on
   *[other] { $count } matches go on
}
repair-free = { $count ->
    [one] { $count } person is free: { $list }
   *[other] { $count } people are free: { $list }
}
repair-left-behind = { $count } left behind by a partner
repair-silent = { $count } whose partner does not answer
repair-waits = { $count } without a partner so far
repair-new = { $count } new since the matches were accepted
repair-proposed = Proposed repair: { $list }
repair-moved = { $count ->
    [0] no accepted pair is moved
    [one] { $count } accepted pair is moved
   *[other] { $count } accepted pairs are moved
}
repair-parted = No partners any more: { $list }
repair-joins = { $name } joins the other two, who stay partners
repair-none = { $count ->
    [0] nobody else is free
   *[other] the rules leave none of the { $count } others who are free
}
repair-letters = { $count ->
    [one] If you accept, one letter is new: { $list }
   *[other] If you accept, { $count } letters are new: { $list }
}
level-rank = who comes first (who waited last time; last, who did not answer)
level-kept = accepted pairs kept
level-first = who comes first (left behind, then without a partner so far, then new)

# The desk of the preview.
desk-proof = best possible score { $best }, this result { $result }: { $proved } ({ $count })
desk-proof-aside = { desk-proof }; not counted here: { $aside }
desk-participants = participants
desk-matches = matches
desk-without = without a partner
desk-wishes = wishes met
desk-score = total score

# From fields that a program asks for itself: what both answered, or what each did.
report-own-same = { $label }: both { $list }
report-own-none = { $label }: nothing in common
report-own-steps = { $label }: { $count ->
    [0] the same
    [one] one step apart
   *[other] { number-word } steps apart
}
report-own-two = { $label }: { $one } and { $other }
report-own-helps = { $label }: { $name } has { $list }
report-own-overlap = { $label }: { $duration } a week at once
report-notes = note on { $name }: { $text }
report-wish-words = { $name } wishes: “{ $text }”
report-nothing = nothing
