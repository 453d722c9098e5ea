# What somebody is handed who asks what is held about them.

handover-title = What { $program } holds about you
handover-lead = { $name }, here is everything that { $program } holds about you, as of { $day }. You asked for it, and it is yours.
handover-own = What you told us, and what we noted
handover-own-lead = As it stands in our files. Something is wrong? Tell us, and we put it right.
handover-matches = Your matches
handover-match = { $round }, since { $day }: { $partners }
handover-waiting = { $round }: you waited for a partner.
handover-none = None.
handover-letters = Letters
handover-letters-lead = We keep a copy of these letters to you until the round is over:
handover-decisions = What we decided
handover-decisions-lead = { $count ->
    [one] Once, the organisers decided with whom you should be matched, or should not, or asked you to stand by. Ask us, and we tell you why, as far as it is yours to know.
   *[other] { $count } times, the organisers decided with whom you should be matched, or should not, or asked you to stand by. Ask us, and we tell you why, as far as it is yours to know.
}
handover-import = What we took from the form
handover-texts = Texts that name you
handover-else = Not in this file
handover-else-text = What others told us in confidence, and what is theirs: of your partners you find the name, the country and the address, which you had already, and no more. The law protects their rights as it does yours (Article 15(4) of the GDPR).
handover-rights = What you can ask for
handover-rights-text = You may have mistakes put right, take your consent back, leave, or be erased. Write to { $email }. If our answer does not satisfy you, the data protection authority where you live can hear a complaint.
handover-month = We erase you { $months } months after your last round.
