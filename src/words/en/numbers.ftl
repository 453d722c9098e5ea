# Numbers, spans of time and lists.
# CAPITAL writes the first letter large, SMALL small (unless it begins an abbreviation).

# From eleven on as a figure.
number-word = { $count ->
    [0] no
    [1] one
    [2] two
    [3] three
    [4] four
    [5] five
    [6] six
    [7] seven
    [8] eight
    [9] nine
    [10] ten
   *[other] { $count }
}

# A value of the vocabulary inside a sentence.
value-in-sentence = { SMALL($value) }

quoted = “{ $text }”

# The first day may lack its month and year: 14 to 27 September 2026.
date-range = { $from } to { $until }

duration-half = half an hour
duration-minutes = { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
}
duration-hours = { $count ->
    [one] one hour
   *[other] { number-word } hours
}
duration-hours-and-half = { number-word } and a half hours
duration-hours-and-minutes = { duration-hours } and { duration-minutes }

quoted-label = “{ $label }”
quoted-other = “{ $other }”
