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
