"""Which sort of claim a number of organisations or sites makes: a system's parts, or its reach."""

from __future__ import annotations

from ics_claims.extraction.clauses import clause_end
from ics_claims.extraction.facts import SHARES, Facts, lemmas_in_clause, resized
from ics_claims.extraction.lexicon import grammar, kinds, outlook
from ics_claims.extraction.tokens import FIGURE

# How far behind a part its whole may stand: "two of the county's five".
_WHOLE = 6
_NEAR = 7
_PARTS = frozenset(["one", "none", "any", "each", "most", "some", "every", FIGURE])
_OF_HOSPITALS = frozenset(["ward", "wards", "theatre", "theatres"])
_HOUSING = frozenset("living housing care extra-care supported sheltered retirement".split())
_DWELLINGS = frozenset("new affordable council social warm cold private rented empty".split())
_BUILDING = frozenset("build plan construct insulate heat fit retrofit renovate install".split())
_SET_UP = frozenset("set_up create establish found form become".split())
_WHERE = frozenset("in across at throughout of".split())
_WITHIN = frozenset("in across at throughout to".split())
_OF_SITES = frozenset("hospital inpatient acute main".split())
_REACHING = frozenset("extend reach cover join expand widen spread attach visit".split())
_WORKING = frozenset("deliver provide handle perform employ manage carry_out treat see do".split())
_INSPECTORS = frozenset("regulator inspectors inspectorate cqc ofsted watchdog".split())
_TABLES = frozenset("table tables ranking rankings league leaderboard".split())
_SHUTTING = frozenset("close shut axe demolish mothball".split())
_OPENING = frozenset("open build plan add want need lose form".split())
# What is set up where none was, so that more of it is no wider reach.
_SET_UP_ANEW = frozenset(
    "clinics clinic hubs centres units theatres teams places systems boards ccgs members partners"
    " partnerships alliances groups committees charities companies homes".split()
)
_GOVERNING = frozenset("councils trusts".split())
_FURTHER = frozenset("more further other another additional".split())
_COMING_TO = frozenset("serve cover reach tour".split())
_HOSTING = frozenset("host offer adopt try trial pilot test".split())
_MERGING = frozenset("merge consolidate concentrate centralise amalgamate unite unify".split())
_MERGERS = frozenset("merger mergers amalgamation consolidation unification union".split())
_FREE = frozenset("available left free".split())
_LOCAL = frozenset(
    "in across at to into within throughout over for through from between by on".split()
)
_CREWS = kinds.CREWS - {"group"}
_REORGANISING = _SET_UP | _SHUTTING | _MERGING | _OPENING
_KNOWN = grammar.POSSESSIVES | {"the", "'s", "these", "all"}
_DEFINITE = grammar.POSSESSIVES | {"the", "'s"}
_OWNED = grammar.POSSESSIVES | {"'s"}
_SPREADING = kinds.SPREAD_VERBS - {"open"}
_NOT_BROUGHT = kinds.AREAS | _GOVERNING | {"centres"}
_LOCAL_OR_SUBJECT = _LOCAL | {"subject"}
_JOINING = kinds.JOIN_VERBS | {"cover", "reach"}
_PLACES = kinds.SITES | kinds.AREAS


def kind_of_organisations(facts: Facts) -> str:
    """Return the kind of a number or share of organisations, by what is said of them."""
    if set(facts.noun) & kinds.DIGITAL_CUES or (
        "connect" in facts.lemmas and facts.head in kinds.SITES
    ):
        return "digital"
    if facts.head == "members" and set(facts.clause) & kinds.CREWS:
        return "workforce"
    sized = facts.role in ("to", "from", "by", "at") and facts.unit == "count"
    if facts.head in _CREWS and sized and resized(facts):
        return "workforce"
    spread = (facts.lemmas | lemmas_in_clause(facts)) & kinds.PILOT_VERBS
    if facts.head in kinds.AREAS and spread and facts.role in ("in", "across", "at"):
        return "coverage"
    if facts.lemmas & {"downgrade"} or (
        facts.lemmas & {"upgrade", "rate"} and _is_inspected(facts)
    ):
        return "outcome"
    if _become_one(facts):
        return "structure"
    if facts.lemmas & {"support", "help"} and facts.role == "object" and facts.unit == "count":
        return "coverage"
    if facts.head in ("clinics", "clinic") and "hold" in facts.lemmas:
        return "activity"
    if _is_whole(facts):
        return "structure"
    if is_about_balance(facts):
        return "outcome"
    if facts.unit in SHARES and facts.lemmas & {"have", "lack", "lose"} and _is_experience(facts):
        return "outcome"
    rated = facts.after & kinds.RATED_WORDS or "rate" in facts.lemmas
    if facts.unit in SHARES and rated:
        return "outcome"
    asked = facts.reading.words(
        facts.reading.places[facts.number] - 2, facts.reading.places[facts.number]
    )
    if facts.head == "leaders" and asked in (["survey", "of"], ["poll", "of"]):
        return "activity"
    if facts.head == "leaders" and facts.lemmas & kinds.DONE_TO_PEOPLE:
        return "activity"
    if facts.unit in SHARES and facts.direction != "level" and facts.head not in kinds.SITES:
        return "outcome"
    if facts.unit == "count" and _is_reached(facts):
        return "coverage"
    if facts.head == "places" and set(facts.noun) & kinds.LEARNING:
        return "workforce"
    if facts.head == "places" and facts.after & _TABLES:
        return "outcome"
    if facts.head == "places" and (facts.direction == "increase" or facts.after & _FREE):
        return "activity"
    return kind_of_sites(facts) if facts.head in kinds.SITES else "structure"


def _is_reached(facts: Facts) -> bool:
    """Whether bodies are those that something comes to: "seven more areas", "serves # trusts"."""
    if facts.head in _SET_UP_ANEW or facts.lemmas & _REORGANISING:
        return False
    if facts.reading.word(facts.place - 1) in _KNOWN:
        return False
    if facts.noun and facts.noun[0] in _FURTHER and facts.head != "services":
        # "Five more areas" may be what a country is divided into.
        return facts.head not in kinds.AREAS
    come_to = facts.role == "object" and facts.lemmas & _COMING_TO
    if come_to and facts.head not in ("councils", "providers"):
        return True
    hosting = facts.role == "subject" and facts.lemmas & _HOSTING
    return bool(hosting) and facts.head in kinds.SITES and facts.head not in _GOVERNING


def _is_experience(facts: Facts) -> bool:
    """Whether a share of bodies is told by what happened to it: "had had no extra money"."""
    group = facts.reading.links[facts.number].group
    return group is not None and facts.role == "subject" and group.tense in ("past", "perfect")


def _is_inspected(facts: Facts) -> bool:
    """Whether the sentence speaks of those who rate bodies."""
    return not _INSPECTORS.isdisjoint(facts.reading.spelled)


def _become_one(facts: Facts) -> bool:
    """Whether bodies or sites are merged, or services brought together on them."""
    if facts.unit != "count":
        return False
    before = facts.reading.words(facts.place - _NEAR, facts.place)
    return bool(facts.lemmas & _MERGING or (facts.role == "of" and _MERGERS.intersection(before)))


def kind_of_sites(facts: Facts) -> str:
    """Return coverage for places a scheme runs in, structure for those that make up a system."""
    before = facts.reading.word(facts.place - 1)
    if before == "of" and facts.reading.word(facts.place - 2) in kinds.PEOPLE:
        return "coverage"
    owned = before in _OWNED and not facts.lemmas & kinds.USING
    if "look" in facts.lemmas and facts.role == "at":
        return "structure"
    if facts.lemmas & {"connect", "log"}:
        return "digital"
    if set(facts.clause) & kinds.DIGITAL_FOR_PEOPLE and not (owned and facts.unit == "count"):
        return "digital"
    if facts.around.digital and facts.lemmas & kinds.TAKEN_UP and not owned:
        return "digital"
    offered = facts.lemmas & {"use", "offer"} and facts.after & {"this", "it"}
    if offered and is_of_technology(facts):
        return "digital"
    if facts.lemmas & {"supply"} and set(facts.clause) & {"technology", "kit", "equipment"}:
        return "digital" if "technology" in facts.clause else "coverage"
    if "data" in facts.clause and facts.lemmas & {"bring", "share", "link", "hold", "combine"}:
        return "digital"
    if _are_doing(facts) or (_are_there(facts) and facts.unit == "count"):
        return "structure"
    if facts.head in ("homes", "home") and facts.unit not in SHARES:
        return "structure" if facts.lemmas & {"rebuild", "build", "own", "run"} else "coverage"
    if _is_whole(facts):
        return "structure"
    electoral = set(facts.noun) & {"deprived", "electoral", "council", "poorest"}
    if facts.head in _OF_HOSPITALS and facts.unit == "count" and not electoral:
        spread = facts.lemmas & _SPREADING or facts.role in ("on", "into")
        return "coverage" if spread else "structure"
    if facts.head in ("site", "sites") and set(facts.noun) & _OF_SITES and facts.unit == "count":
        return "structure"
    started = facts.lemmas & {"begin", "start", "launch"} and facts.role == "with"
    if started and not facts.lemmas & lemmas_in_clause(facts) and facts.unit == "count":
        return "coverage"
    if facts.role == "subject" and facts.unit == "count" and facts.lemmas & _SHUTTING:
        return "structure"
    if facts.head in kinds.KIND_NOUNS["coverage"] or facts.unit in SHARES:
        return "coverage" if facts.direction == "level" or facts.unit == "count" else "outcome"
    composed = facts.role == "of" and facts.lemmas & {
        "make",
        "comprise",
        "consist",
        "compose",
        "form",
        "be",
    }
    place = facts.reading.places[facts.number]
    if "rank" in facts.lemmas and facts.reading.word(place - 1) == "of":
        return "structure"
    if facts.number == 0 and facts.reading.word(0) == "of" and place <= _NEAR - 4:
        # "Of the 58 practices, 51 have signed up": the first is the whole.
        return "structure"
    if owned and (facts.role not in _WITHIN or facts.head in ("hospitals", "trusts")):
        return "structure"
    # "How many of the 36 practices" and "a promise of 40 hospitals" count what there is.
    counted = facts.reading.words(place - 3, place)
    whole = facts.role == "of" and (
        counted in (["many", "of", "the"], ["few", "of", "the"])
        or facts.reading.word(place - 2) in outlook.PLAN_NOUNS
    )
    if whole:
        return "structure"
    brought = facts.role in ("on", "into") and "new" not in facts.noun
    brought = brought and facts.head not in _NOT_BROUGHT
    if (facts.role in _WHERE and not composed) or (brought and before != "of"):
        return "coverage"
    spread = (facts.lemmas | lemmas_in_clause(facts)) & kinds.SPREAD_VERBS
    if facts.head in ("hospitals", "trusts"):
        # Services are run from hospitals; a scheme reaches them by being rolled out.
        spread -= {"run", "operate", "offer", "deliver"}
    if spread and facts.role in _LOCAL_OR_SUBJECT:
        return "coverage"
    joined = facts.lemmas & _JOINING
    group = facts.reading.links[facts.number].group
    up = group is not None and facts.reading.word(group.last) == "up"
    if joined & {"take", "sign"} and not facts.after & {"part", "up"} and not up:
        # "All six councils signed the agreement": nobody joins.
        joined -= {"take", "sign"}
    return "coverage" if joined and facts.head != "systems" else "structure"


def _are_there(facts: Facts) -> bool:
    """Whether sites are said to exist or to be set up: "there are # care homes"."""
    group = facts.reading.links[facts.number].group
    if group is None or facts.role != "object":
        return False
    before = facts.reading.word(group.first - 1)
    exists = group.lemma == "be" and "there" in (before, facts.reading.word(group.first))
    return exists or group.lemma in _SET_UP


def _is_whole(facts: Facts) -> bool:
    """Whether sites are the whole of which some are counted: "two of its five hospitals"."""
    reading, at = facts.reading, facts.place - 1
    while at > 0 and reading.word(at) != "of" and facts.place - at < _WHOLE:
        if at in reading.taken or reading.word(at) in (",", FIGURE):
            return False
        at -= 1
    known = set(reading.words(at + 1, facts.place)) & _DEFINITE
    part = reading.word(at - 1) in _PARTS or (reading.word(at - 1), at) == (FIGURE, at)
    return reading.word(at) == "of" and bool(known) and part


def is_owned(facts: Facts) -> bool:
    """Tell whether sites are all that a body has: "its # hospitals", "8 of our # networks"."""
    if facts.unit != "count" or facts.head not in _PLACES:
        return False
    near = facts.reading.words(facts.place - 2, facts.place)
    return bool(set(near) & _OWNED) or _is_whole(facts)


def is_of_technology(facts: Facts) -> bool:
    """Whether the document, section or sentence is about records or technology."""
    if facts.around.digital or "digital" in facts.around.kinds.values():
        return True
    return not kinds.DIGITAL_FOR_PEOPLE.isdisjoint(facts.reading.spelled)


def _are_doing(facts: Facts) -> bool:
    """Whether known sites do the work themselves: "Our # practices delivered"."""
    group = facts.reading.links[facts.number].group
    if group is None or facts.role != "subject" or group.passive or facts.unit != "count":
        return False
    before = facts.reading.word(facts.reading.places[facts.number] - 1)
    known = before in _KNOWN
    return known and group.lemma in _WORKING


def houses_people(facts: Facts) -> bool:
    """Whether homes or schemes are those where people are cared for, not what is built."""
    if facts.head not in ("homes", "schemes") or facts.unit in SHARES:
        return False
    if facts.head == "schemes" and not set(facts.noun) & _HOUSING:
        return bool(facts.lemmas & _REACHING)
    before = set(facts.reading.words(facts.place - 3, facts.place))
    built = set(facts.noun) & _DWELLINGS or facts.lemmas & _BUILDING
    return not built and not before & {"plans", "permission", "application"}


def is_about_balance(facts: Facts) -> bool:
    """Whether bodies are counted by how they do: "two are in deficit", "nine broke even"."""
    group = facts.reading.links[facts.number].group
    if group is None or group.first < facts.place or facts.unit not in ("count", *SHARES):
        return False
    end = clause_end(facts.reading, group.last)
    return bool(set(facts.reading.words(group.last, end)) & kinds.BALANCE)
