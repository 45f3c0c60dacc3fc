"""What verbs, nouns and words before nouns say of more and less, better and worse."""

from __future__ import annotations

from ics_claims.extraction.lexicon.grammar import words

UP_VERBS = words(
    "increase rise grow climb jump soar boost raise expand double treble triple quadruple add",
    "recruit hire create gain extend widen surge swell accelerate appoint escalate rocket spike",
    "skyrocket spiral lift lengthen enlarge heighten leap multiply amplify augment inflate prolong",
    "hike",
)
DOWN_VERBS = words(
    "reduce cut fall drop decline decrease lower prevent avoid avert save shorten halve slash",
    "shrink ease close shut axe scrap trim curb eliminate remove minimise lessen limit stop free",
    "spare shed relieve diminish dip slow plunge slump tumble sink eradicate halt cancel recoup",
    "disappear lose shave slide slip ebb recede plummet dwindle subside abolish disband dissolve",
    "decommission dismantle mothball withdraw retire discontinue discard jettison offload cull",
    "pare slim whittle erode deplete narrow wane taper curtail downsize truncate deflect forfeit",
)
INTO_WORK = words("job jobs work employment workforce profession role roles apprenticeships")
CLOSABLE = words(
    "bed beds ward wards site sites hospital hospitals unit units practice practices surgery",
    "surgeries centre centres service services shop shops branch branches home homes gap places",
    "café cafés cafe cafes library libraries bank banks pub pubs",
    "clinic clinics office offices school schools store stores pharmacy pharmacies departments",
)
# Verbs by which a body comes to have more people or beds.
GAINING_VERBS = words(
    "welcome join reopen attract draw draft lure bring take add create recruit hire appoint",
)
BETTER_VERBS = words("improve better enhance strengthen transform recover")
WORSE_VERBS = words("worsen deteriorate")
UP_NOUNS = words(
    "increase increases rise rises growth jump surge boost uplift upturn expansion gain gains",
    "uptick hike addition upsurge doubling trebling tripling spike leap widening lengthening",
)
DOWN_NOUNS = words(
    "reduction reductions decrease decreases fall falls drop drops cut cuts decline declines",
    "saving savings dip slump fewer shortening halving shrinkage efficiency efficiencies",
    "fall-off falloff drop-off downturn downtick contraction narrowing lowering",
)
BETTER_NOUNS = words("improvement improvements recovery betterment")
WORSE_NOUNS = words("deterioration worsening")
MORE_WORDS = words("more extra additional further new newly another added increased")
LESS_WORDS = words("fewer less reduced")
HIGHER_WORDS = words("higher greater longer bigger larger later above up older")
LOWER_WORDS = words(
    "lower shorter smaller sooner earlier faster quicker below down cheaper under less fewer",
    "speedier rarer scarcer narrower leaner lighter",
)
# Measures of which less is better: improving them is a decrease.
LESS_IS_BETTER = words(
    "wait waits waiting time times delay delays stay stays length mortality death deaths",
    "infection infections falls errors error backlog backlogs vacancy vacancies turnover sickness",
    "absence complaints readmission readmissions attendance attendances admission admissions",
    "handover handovers list lists deficit emissions harm incidents prevalence smoking obesity",
    "suicides cancellations queue queues overspend debt crime poverty homelessness costs cost",
    "response",
)
SAVING_WORDS = words("save saves saved saving savings efficiencies efficiency recouped avoided")
CHANGE_VERBS = UP_VERBS | DOWN_VERBS | BETTER_VERBS | WORSE_VERBS
CHANGE_NOUNS = UP_NOUNS | DOWN_NOUNS | BETTER_NOUNS | WORSE_NOUNS


def changes(lemma: str) -> bool:
    """Whether the verb says that something became more or less, better or worse."""
    return lemma in CHANGE_VERBS or lemma.endswith(("_up", "_down"))


# What a change starts from: "from an establishment of 200".
BASES = words("establishment baseline base workforce headcount")
# What is released for other uses.
FREED = words("bed beds days hours minutes time appointments")
CUTTING_VERBS = words("cut axe close shut scrap remove shed lose reduce")
# Nouns that say with "of" that what follows came to be.
ADDING_NOUNS = words("recruitment creation appointment hiring addition")
# Who gives money out rather than saves it.
FUNDERS = words("england government treasury ministers minister department")
TAKING_VERBS = GAINING_VERBS - UP_VERBS
