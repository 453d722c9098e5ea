# The rules of matching: on the page that tells how the program matches, and in reports.

# What each rule asks, without a full stop; what its points are, from 0 to 100.
rule-different_country = partners are based in different countries
scale-different_country = 100 if they are, else 0
rule-different_region = partners are based in different regions of the world: Africa, the Americas, Asia, Europe, Oceania
scale-different_region = 100 if they are, else 0
rule-different_workplace = partners work in different places
scale-different_workplace = 100 unless both named the same place, else 0
rule-shared_language = partners share a language
scale-shared_language = 100 if they do, else 0
rule-never_again = nobody gets a former partner again
scale-never_again = 100 if they were not matched in an earlier round, else 0
rule-never_again-fading = nobody gets the partner of the last round again; that two were partners earlier counts less with each round
scale-never_again-fading = 0 for partners of the last round, more with each round since, 100 for all others
rule-interests = partners share interests
scale-interests = 40 for one in common, 65 for two, 85 for three, 100 for four or more
rule-interests-different = partners have different interests
scale-interests-different = 100 for none in common, 60 for one, 30 for two, else 0
rule-interests-named = partners are interested in what the policy names
rule-offers = one partner offers what the other seeks
scale-offers = 100 if both do that for each other, 60 if one does, else 0
rule-sector = partners work in the same sector
scale-sector = 100 if they do, 0 if they do not or if one of them named none
rule-sector-different = partners work in different sectors
scale-sector-different = 100 if they do, 0 if they do not or if one of them named none
rule-sector-named = partners work in a sector that the policy names
rule-career_stage = partners are at a near career stage
scale-career_stage = 100 for the same stage, 60 for the next, 30 for the next but one, else 0
rule-career_stage-different = partners are at different career stages
scale-career_stage-different = 0 for the same stage, 40 for the next, 70 for the next but one, else 100; 0 if one of them named none
rule-career_stage-named = partners are at a career stage that the policy names
rule-time_zone = partners live in near time zones
scale-time_zone = 100 for the same hours, falling evenly to 0 at eight hours apart
rule-time_zone-different = partners live in distant time zones
scale-time_zone-different = 0 for the same hours, rising evenly to 100 at eight hours apart
rule-languages = partners have more than one language in common
scale-languages = 70 for two in common, 100 for three or more, else 0
rule-luck = who had a poor match last time, or none, gets a better one
scale-luck = in proportion to the points of all other rules, and to how far below a perfect score the last matches of the two were
scale-named = 100 if both do, 50 if one does, else 0

# What comes first.
objective-coverage = as few people as possible are left over; who waited last time comes first
objective-wishes = as many wishes as possible come true
objective-worst_off = the lowest score is as high as possible
objective-score = the sum of the scores is as high as possible

# What participants may wish about.
field-sector = sector
field-career_stage = career stage
field-workplace = workplace
field-country = country
field-languages = languages
field-interests = interests
field-time_zone = time zone

# The page.
matching-lead = People are compared by a program, and an organiser looks through the result before anybody is told.
matching-lead-archive = These were the rules of { $round }, the last round of this program; they are told here as they were then.
matching-lead-round = These are the rules of { $round }, written from the very settings that make the pairs. { matching-lead }
matching-musts = What must hold
matching-never-broken = These rules are never broken:
matching-no-musts = Any two people may be partners.
matching-unreliable = Where not everybody can have a partner, those come last who did not answer theirs in the last round they took part in.
matching-relaxed = Only for those who would be left without a partner, and in this order, we do without: { $rules }.
matching-then-also = ; then also: { "" }
matching-avoid = Nobody gets a partner whom they asked us, in confidence, never to be matched with.
matching-points = What counts
matching-score = Every pair has a score, { $count ->
    [one] { $count } point
   *[other] { $count } points
} at most, from these rules:
matching-head-rule = We like it if
matching-head-most = Points at most
matching-head-scale = How much of that, in percent
matching-minimum = { $count ->
    [one] A pair with fewer than { $count } point is not made.
   *[other] A pair with fewer than { $count } points is not made.
}
matching-order = What comes first
matching-order-lead = Among all the ways to pair everybody we take the best, in this order. Nothing further down can make up for anything further up.
matching-first-coverage = As few people as possible are left without a partner, and those who were left over last time come first.
matching-first-wishes = As many wishes as possible come true. Everybody’s wishes weigh the same together, however many they are.
matching-first-worst_off = The pair with the fewest points has as many as possible.
matching-first-score = All pairs together have as many points as possible.
matching-exact = The result is exact: a second, independent check proves, against every possible pair, that there is no better one. Nothing is left to chance, and the order in which people signed up plays no part.
matching-wishes = What you may wish
matching-wishes-archive = What one could wish
matching-wishes-of-archive = Everybody could ask for a partner by { $list }, and nobody had to.
matching-wishes-of = You may ask for a partner by { $list }. You need not: no wish is a good wish, too.
matching-odd = If we are an odd number
matching-odd-trio = Somebody who is left over joins a pair, if all three go together by the same rules. Otherwise they wait.
matching-odd-wait = Somebody who is left over waits.
matching-odd-standby = Somebody who is left over gets one of us as a partner.
matching-odd-places = Everybody says how many partners they have time for. First, as many as possible get anybody at all; then places that are left are filled. No two are brought together twice. Whoever has nobody waits.
matching-odd-roles = Everybody says as what they take part and how many partners they have time for. First, as many as possible get anybody at all; then places that are left are filled. No two are brought together twice, and nobody is their own mentor. Whoever has nobody waits.
matching-roles = Mentors and mentees
matching-places = Several partners
matching-cap = If too many are alike
# $of: `accepted` or `applicants`; $field: in what people are alike; $label: what an own field is called.
matching-cap-says = At most { $percent } % of { $of ->
    [accepted] those who have a place may be people
   *[applicants] those who signed up may be people
} { $field ->
    [country] from one country
    [sector] from one kind of workplace
    [career_stage] at one career stage
    [workplace] from one place of work
   *[own] with the same answer to { quoted-label }
}.
matching-cap-turn = Places go to those who sign up first.
# Not in an archive, and neither is what one may wish.
matching-next-time = Whoever waits comes first next time.
matching-example = A small example
matching-example-lead = Four people who do not exist, under these very rules:
example-speaks = speaks { $list }
example-likes = likes: { $list }
example-offers = offers: { $list }
example-seeks = looks for: { $list }
example-wishes = Wishes for a partner unlike { $name } in { $list }
example-head-pair = Pair
example-head-points = Points
example-head-from = From
example-wish-met = { $score }, and a wish comes true
example-not-possible = not possible
example-too-few = it has fewer points than a pair needs
example-against = against the rule that { $rule }
matching-example-end = The pairs in bold are made. Two people with many points may stay apart, because all pairs are looked at together, in the order of importance above.

# Rules of fields that a program asks for itself. $label is what such a field is called, $other the field that completes it,
# $count a number of hours or a distance.
rule-own-same = partners gave the same answer to { quoted-label }
rule-own-different = partners gave different answers to { quoted-label }
rule-own-named = partners gave answers to { quoted-label } that the policy names
rule-own-many = partners have answers to { quoted-label } in common
rule-own-many-different = partners have different answers to { quoted-label }
rule-own-near = the answers of partners to { quoted-label } are near each other
rule-own-far = the answers of partners to { quoted-label } are far from each other
rule-own-complementary = what one partner named under { quoted-label } the other named under { quoted-other }
rule-own-overlap = { $count ->
    [one] partners are both free for at least one hour of every week ({ quoted-label })
   *[other] partners are both free for at least { number-word } hours of every week ({ quoted-label })
}
scale-own-same = 100 if they did, 0 if they did not or if one of them gave none
scale-own-different = 100 if they did, 0 if they did not or if one of them gave none
scale-own-many = 40 for one in common, 65 for two, 85 for three, 100 for four or more
scale-own-many-different = 100 for none in common, 60 for one, 30 for two, else 0
scale-own-near = 100 for the same, and less the farther apart they are by the program’s own table
scale-own-far = 0 for the same, and more the farther apart they are by the program’s own table
scale-own-near-steps = 100 for the same, 60 for the next, 30 for the next but one, else 0
scale-own-far-steps = 0 for the same, 40 for the next, 70 for the next but one, else 100; 0 if one of them gave none
scale-own-near-number = 100 for the same number, falling evenly to 0 at { $count } apart
scale-own-far-number = 0 for the same number, rising evenly to 100 at { $count } apart
scale-own-complementary = 100 if both do that for each other, 60 if one does, else 0
scale-own-overlap = 100 if they are, through every change of the clocks, else 0
