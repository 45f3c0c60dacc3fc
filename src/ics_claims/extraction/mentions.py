"""Finds where a text names systems, and places and health bodies that lie in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, compress, count, permutations
from typing import Any, NamedTuple

from ics_claims.model import Mention
from ics_claims.reference import Names

# Below this share of its small areas a place is not said to lie in the system.
SHARE_IN_SYSTEM = 0.8
# Compound names of more parts are only known in the order of the table (5 parts: 120 orders).
_PARTS = 4

_WORD = re.compile(r"([^\W_]+(?:(?=['’])(?:['’][^\W_]+)*)?)")
_SPLIT = re.compile(r"\s*,\s*(?:and\s+|&\s*)?|\s+(?:and|with|&)\s+|\s*/\s*", re.I)
_JOINERS = frozenset({"and", "the", "with", "amp"})
# What may stand between two words of a name: at most one line break, no full stop.
_GAP = re.compile(r"(?:[^\S\r\n]|[-‐‑–,&/'’]){0,6}(?:\r?\n[^\S\r\n]*)?(?:&\s?)?")
# A full stop goes on after "St", a semicolon after the "&amp;" of copied web pages.
_AFTER_WORD = {"st": re.compile(r"\.\s?"), "amp": re.compile(r";\s?")}
_SMALL = frozenset(
    "of and the upon on le en by in with under cum super de la "
    "north south east west mid central northern southern eastern western "
    "hospital hospitals infirmary hospice".split()
)

_DIRECTIONS = (
    "north|south|east|west|mid|central|northern|southern|eastern|western|greater|inner|outer|rural|"
    "north[- ]east|north[- ]west|south[- ]east|south[- ]west|mid and (?:north|south|east|west)"
)
_DIRECTIONS_END = tuple(
    "north south east west mid central northern southern eastern western greater inner outer "
    "rural".split()
)
_DIRECTION_BEFORE = re.compile(rf"(?<![\w-])(?:{_DIRECTIONS})[ \u00a0-]$", re.I)
_TITLES = (
    "Dr|Mr|Mrs|Ms|Miss|Mx|Prof|Professor|Sir|Dame|Lord|Lady|Cllr|Councillor|Rev|Revd|Baroness|"
    "Baron|Judge|Justice|Sgt|Captain|Colonel|Nurse|Sister"
)
# The commonest given names of adults in England (Office for National Statistics, baby names).
_GIVEN = (
    "Aaron Adam Adrian Alan Alex Alexander Alice Alison Amanda Amy Andrea Andrew Angela "
    "Anita Ann Anna Anne Anthony Barbara Ben Benjamin Beth Beverley Brian Carl Carol "
    "Caroline Catherine Charles Charlotte Chris Christine Christopher Claire Clare Colin "
    "Craig Dan Daniel Darren Dave David Dawn Dean Deborah Debbie Denise Derek Diane Donna "
    "Ed Edward Elaine Elizabeth Emily Emma Eve Fiona Frances Frank Gareth Gary Gavin Geoff "
    "George Georgina Gill Glen Graham Grant Hannah Harry Heather Helen Henry Hilary Howard "
    "Hugh Ian Jack Jacqueline James Jan Jane Janet Jason Jean Jennifer Jenny Jeremy "
    "Jessica Jill Jim Jo Joan Joanna Joanne Joe John Jon Jonathan Joseph Josh Joy Judith "
    "Julia Julie Karen Karl Kate Katherine Kathryn Katie Keith Kelly Ken Kenneth Kerry "
    "Kevin Kim Kirsty Laura Lauren Lee Leigh Lesley Linda Lindsay Lisa Liz Lorraine Louise "
    "Lucy Luke Lynn Malcolm Marc Margaret Maria Marie Mark Martin Mary Matt Matthew "
    "Maureen Melanie Michael Michelle Mike Natalie Natasha Neil Nicholas Nick Nicola Nigel "
    "Olivia Oliver Owen Pamela Patricia Patrick Paul Paula Pauline Peter Phil Philip "
    "Phillip Rachel Ray Rebecca Richard Rob Robert Robin Roger Ronald Rose Ross Roy "
    "Russell Ruth Ryan Sally Sam Samantha Samuel Sandra Sara Sarah Scott Sean Sharon "
    "Sheila Shirley Simon Sophie Stephanie Stephen Steve Steven Stuart Sue Susan Suzanne "
    "Teresa Terry Thomas Tim Timothy Tina Toby Tom Tony Tracey Tracy Trevor Vanessa "
    "Victoria Vincent Wayne Wendy William Yvonne Zoe"
).replace(" ", "|")
_PERSON_BEFORE = re.compile(rf"\b(?:(?:{_TITLES})\.?|{_GIVEN}|[A-Z]\.)[ \u00a0]$")
_NOBLE_BEFORE = re.compile(
    r"\b(?:Duke|Duchess|Earl|Countess|Marquess|Bishop|Archbishop|Dean|Lord[- ]Lieutenant|"
    r"High Sheriff|Baroness [A-Z]\w+|Lord [A-Z]\w+)\s+of\s+$"
)
_NO_PLACE_AFTER = re.compile(
    r"[ \u00a0](?:Street|Road|Lane|Avenue|Terrace|Crescent|Drive|Close|Gardens|Telegraph|Express|"
    r"Echo|Online|Live|Gazette|Herald|Chronicle|Argus|Observer|Mail|Journal|Advertiser|Examiner|"
    r"Mercury|Courier|Messenger|Guardian|Standard|Times|Evening|Post|Press|FM|Cricket|Rugby Club|"
    r"FC|United FC|Rovers|Wanderers|Albion|comma|AstraZeneca|Economics|"
    r"pudding|cheese|pasty|ham|tart|terrier)\b"
)
_SYSTEM_AFTER = re.compile(
    r"(?:['’]s)?[ \u00a0](?:NHS\s+)?(?:ICSs?|ICBs?|ICPs?|STPs?|HCP|integrated\s+care\s+"
    r"(?:systems?|boards?|partnerships?)|health\s+(?:and|&)\s+(?:social\s+)?care\s+"
    r"(?:partnership|system)|sustainability\s+and\s+transformation|care\s+system|"
    r"(?:health\s+)?system|(?:health\s+)?partnership)\b(?!\s+NHS)",
    re.I,
)
_WORDS_OF_A_BODY = (
    r"(?:[ \u00a0](?!NHS England|Integrated|ICS|ICB|ICP|STP|HCP)"
    r"(?:(?:Health|Social|Women['’]s|Community|Learning|Teaching)[ \u00a0](?:and|&)[ \u00a0]"
    r"[A-Z][\w’'-]*|[A-Z][\w’'-]*)){0,5}?"
)
_BODY_AFTER = re.compile(
    rf"{_WORDS_OF_A_BODY}[ \u00a0](?:NHS[ \u00a0]+(?:Foundation[ \u00a0]+)?[Tt]rust|NHS[ \u00a0]FT|"
    r"Foundation[ \u00a0][Tt]rust|Cancer[ \u00a0]Alliance|Hospitals?|Infirmary|Hospice|University|"
    r"College|Constabulary|Police|Fire(?:[ \u00a0]and[ \u00a0]Rescue)?|Ambulance|Council|"
    r"Healthcare|HealthCare|Community[ \u00a0]Health)\b(?![’'-])"
)
_BODY_BEFORE = re.compile(
    r"\b(?:University[ \u00a0](?:Hospitals?[ \u00a0])?of(?:[ \u00a0]the)?|"
    r"University[ \u00a0]Hospitals?|Royal|Healthwatch|Age[ \u00a0]UK|United|Active|Visit|"
    r"Citizens[ \u00a0]Advice)[ \u00a0]$"
)
# A common word counts as a place only after one of these, or as part of a body's name.
_PLACE_CUE = re.compile(
    r"(?<![\w-])(?:in|at|across|near|around|from|throughout|within|serving|outside|town of|"
    r"city of|people of|residents of|NHS)[ \u00a0]$",
    re.I,
)
_ABROAD = ("nation", "outside_england")
_REGIONS = ("region", "area")
_DISTRICTS = ("district", "county")
# Names of nations that others lie in.
UK_NATIONS = frozenset(["Wales", "Scotland", "Northern Ireland"])
# The kind of names in abroad.csv: they are never read with the words around them.
_OVERSEAS = "overseas"
_MONTHS = frozenset({"march", "may", "august"})
_COUNCIL = re.compile(r"\bCouncil$")
_CALLED_A_SYSTEM = re.compile(
    r",?\s+(?:which\s+)?(?:(?:has|have|had)\s+been\s+|was\s+|is\s+|became\s+|becoming\s+|as\s+)?"
    r"(?:already\s+|also\s+|once\s+)?(?:an?\s+)?(?:ICS|integrated\s+care\s+system|"
    r"accountable\s+care\s+system)\b"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """What a name stands for; `place` is empty for a system, `exact` for names in any case."""

    system_id: str
    place: str
    kind: str
    exact: str = ""
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class Succession:
    """The system that absorbed another, and when (ISO, in the precision known)."""

    name: str
    successor_id: str
    successor_on: str


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Names as a tree of words: each node's `""` holds what the words up to it stand for.

    `overseas` has the names of places outside the United Kingdom, for texts that are about one.
    """

    tree: dict[str, Any]
    successions: dict[str, Succession] = field(default_factory=dict)
    abroad: frozenset[str] = frozenset()
    # Parts of England that are no system; and where places outside England lie.
    regions: frozenset[str] = frozenset()
    # Districts and counties, in which towns and hospitals lie.
    districts: frozenset[str] = frozenset()
    within: dict[str, frozenset[str]] = field(default_factory=dict)
    nations: frozenset[str] = UK_NATIONS
    # Of places overseas, those that are no wider than a town.
    towns: frozenset[str] = frozenset()
    overseas: Gazetteer | None = None

    @classmethod
    def build(
        cls,
        aliases: Iterable[Mapping[str, str]],
        places: Iterable[Mapping[str, str]] = (),
        systems: Iterable[Mapping[str, str]] = (),
    ) -> Gazetteer:
        """Return the gazetteer of rows with the columns of aliases.csv, places.csv, systems.csv."""
        tree: dict[str, Any] = {}
        for row in aliases:
            _add_alias(tree, row)
        places = list(places)
        entries = list(_place_entries(places))
        for name, entry in entries:
            _insert(tree, _keys(name), entry)
            if "'" in name:
                _insert(tree, _keys(name.replace("'", "")), entry)
        successions = {
            row["system_id"]: Succession(row["name"], row["successor_id"], row["successor_on"])
            for row in systems
            if row["successor_id"]
        }
        abroad = frozenset(name for name, entry in entries if entry.kind in _ABROAD)
        regions = {name for name, e in entries if e.kind in _REGIONS and not e.system_id}
        districts = {name for name, e in entries if e.kind in _DISTRICTS and e.system_id}
        around = _containing(places)
        return cls(tree, successions, abroad, frozenset(regions), frozenset(districts), around)

    @classmethod
    def of(cls, names: Names) -> Gazetteer:
        """Return the gazetteer of the names that `reference.load_names` read."""
        overseas = cls.of_places_abroad(names.abroad)
        return replace(cls.build(names.aliases, names.places, names.systems), overseas=overseas)

    @classmethod
    def of_places_abroad(cls, rows: Iterable[Mapping[str, str]]) -> Gazetteer:
        """Return the gazetteer of rows with the columns of abroad.csv."""
        tree: dict[str, Any] = {}
        within: dict[str, set[str]] = {}
        nations: set[str] = set()
        towns: set[str] = set()
        wider: set[str] = set()
        for row in rows:
            place = row["place"]
            _insert(
                tree,
                _keys(row["name"]),
                Entry("", place, _OVERSEAS, ambiguous=row["ambiguous"] == "true"),
            )
            (towns if row["kind"] == "town" else wider).add(place)
            if row["kind"] == "nation":
                nations.add(place)
            elif row["within"] != place:
                within.setdefault(place, set()).add(row["within"])
        around = {place: frozenset(areas) for place, areas in within.items()}
        return cls(
            tree,
            abroad=frozenset(within) | nations,
            within=around,
            nations=frozenset(nations),
            towns=frozenset(towns - wider - nations),
        )

    def knows(self, name: str) -> bool:
        """Tell whether a name stands for something, whatever the words around it."""
        node: Any = self.tree
        for key in _keys(name):
            node = node.get(key, {})
        return "" in node

    def lies_in(self, place: str, area: str) -> bool:
        """Tell whether a place outside England lies in another: Falkirk in Forth Valley."""
        around = self.within.get(place, frozenset())
        return area in around or any(self.lies_in(name, area) for name in around)

    def nation_of(self, place: str) -> str:
        """Return the nation of a place outside England, itself for a nation, else nothing."""
        around = sorted(self.within.get(place, frozenset()))
        if not around:
            return place if place in self.abroad else ""
        return self.nation_of(around[0])


def find_mentions(text: str, gazetteer: Gazetteer) -> list[Mention]:
    """Return the systems and places that `text` names, longest names first, none overlapping.

    The surface is the name as written, without ICS, ICB or Partnership; of a body that is no
    system (a trust, a council) it is the body's whole name.
    """
    words = _words_of(text)
    # No word has a space in it: all are put in lower case at once.
    keys = _key(" ".join(words.written)).split()
    tree = gazetteer.tree
    found: list[Mention] = []
    free = 0
    openings = [key[:-2] if key[-2:] == "'s" and key not in tree else key for key in keys]
    for number in compress(count(), map(tree.__contains__, openings)):
        node = tree[openings[number]]
        if words.starts[number] < free or not ("" in node or _goes_on(keys, number + 1, node)):
            continue
        mention = _longest(text, words, keys, number, node, free)
        if mention:
            found.append(mention)
            free = mention.end
    return found


def resolve_on(
    mentions: Iterable[Mention], text: str, published: str, gazetteer: Gazetteer
) -> list[Mention]:
    """Return `mentions` with systems absorbed by the date `published` as places of the successor.

    Where the words beside the name call it a system, as in "an ICS since 2017", it stays one.
    """
    return [
        mention
        if _CALLED_A_SYSTEM.match(text, mention.end) or _SYSTEM_AFTER.match(text, mention.end)
        else successor_on(mention, published, gazetteer)
        for mention in mentions
    ]


def successor_on(mention: Mention, published: str, gazetteer: Gazetteer) -> Mention:
    """Return the mention as a place of the system that had absorbed its own by `published`."""
    succession = gazetteer.successions.get(mention.system_id)
    if succession is None or not _absorbed(succession.successor_on, published):
        return mention
    place = mention.place or succession.name
    return successor_on(
        replace(mention, system_id=succession.successor_id, place=place), published, gazetteer
    )


def _absorbed(on: str, published: str) -> bool:
    """Tell whether `published` is not before `on`; within the same year known only, it is."""
    precision = min(len(on), len(published))
    year = 4
    if precision == year:
        return published[:year] > on[:year]
    return bool(precision) and published[:precision] >= on[:precision]


def _add_alias(tree: dict[str, Any], row: Mapping[str, str]) -> None:
    name, kind = row["alias"], row["kind"]
    exact = kind in ("abbreviation", "brand")
    ambiguous = row.get("ambiguous") == "true"
    entry = Entry(row["system_id"], "", kind, _spelt(name) if exact else "", ambiguous)
    _insert(tree, _keys(name), entry)
    parts = [] if exact else [part for part in _SPLIT.split(name) if part]
    if 1 < len(parts) <= _PARTS:
        for order in permutations(parts):
            _insert(tree, _keys(" ".join(order)), entry)


def _place_entries(rows: Iterable[Mapping[str, str]]) -> Iterator[tuple[str, Entry]]:
    """Yield each name once; its system is empty where places of the name lie in several."""
    plain: dict[str, list[Mapping[str, str]]] = {}
    for row in rows:
        plain.setdefault(row["place"], []).append(row)
    for name, group in plain.items():
        unqualified = [row for row in group if not row.get("qualifier")] or group
        inside = {_system_of(row) for row in unqualified}
        system_id = inside.pop() if len(inside) == 1 else ""
        ambiguous = any(row.get("ambiguous") == "true" for row in group)
        yield name, Entry(system_id, name, unqualified[0]["kind"], "", ambiguous)


def _containing(rows: Iterable[Mapping[str, str]]) -> dict[str, frozenset[str]]:
    """Return the areas in which each place outside England lies, one step up."""
    within: dict[str, set[str]] = {}
    for row in rows:
        if row["kind"] in _ABROAD and row.get("qualifier"):
            within.setdefault(row["place"], set()).add(row["qualifier"])
    return {place: frozenset(areas) for place, areas in within.items()}


def _system_of(row: Mapping[str, str]) -> str:
    share = row.get("share_in_system") or "1"
    return row["system_id"] if float(share) >= SHARE_IN_SYSTEM else ""


def _key(word: str) -> str:
    return word.lower().replace("’", "'")


def _stripped(key: str) -> str:
    return key[:-2] if key.endswith("'s") else key


def _keys(name: str) -> list[str]:
    keys = [_key(word) for word in _WORD.findall(name)]
    return [key for key in keys if key not in _JOINERS] or keys


def _spelt(name: str) -> str:
    """Return a name for comparison letter by letter: one kind of quote, 'and' for '&'."""
    words = re.sub(r"&amp;|&", " and ", name.replace("’", "'")) if " " in name else name
    return " ".join(words.split()).removeprefix("The ")


def _insert(tree: dict[str, Any], keys: Sequence[str], entry: Entry) -> None:
    node = tree
    for key in keys:
        node = node.setdefault(key, {})
    entries: list[Entry] = node.setdefault("", [])
    if entry not in entries:
        entries.append(entry)


class Words(NamedTuple):
    """The words of a text, with where each starts and ends."""

    written: list[str]
    starts: list[int]
    ends: list[int]


def _words_of(text: str) -> Words:
    # Words and what stands between them take turns; it is the shorter way than match by match.
    pieces = _WORD.split(text)
    ends = list(accumulate(map(len, pieces)))
    return Words(pieces[1::2], ends[:-1:2], ends[1::2])


def _goes_on(keys: list[str], number: int, node: dict[str, Any]) -> bool:
    """Tell whether a name may go on with a word."""
    key = keys[number] if number < len(keys) else ""
    return key in node or key in _JOINERS or _stripped(key) in node


def _longest(
    text: str, words: Words, keys: list[str], first: int, node: dict[str, Any], free: int
) -> Mention | None:
    """Return the longest acceptable mention that starts with the word `first`."""
    for last, entries in reversed(list(_ends(text, words, keys, first, node))):
        key = keys[last]
        end = words.ends[last] - (len(key) - len(_stripped(key)))
        if key != _stripped(key) and _named_so(entries, key):
            end = words.ends[last]
        for entry in sorted(entries, key=lambda e: e.place != ""):
            mention = _accepted(text, words, first, last, end, entry, free)
            if mention:
                return mention
    return None


def _named_so(entries: Sequence[Entry], key: str) -> bool:
    return any(_key(entry.place or entry.exact).endswith(key) for entry in entries)


def _ends(
    text: str, words: Words, keys: list[str], first: int, node: dict[str, Any]
) -> Iterator[tuple[int, list[Entry]]]:
    """Yield the words at which a name may end, with what it stands for, shortest first."""
    last = first
    if "" in node:
        yield last, node[""]
    while True:
        following = last + 1
        while following < len(keys) and keys[following] in _JOINERS:
            if not _adjoining(text, words, following):
                return
            following += 1
        if following >= len(keys):
            return
        key = keys[following]
        deeper = node.get(key) or node.get(_stripped(key))
        if deeper is None or not _adjoining(text, words, following):
            return
        node, last = deeper, following
        if "" in node:
            yield last, node[""]


def _adjoining(text: str, words: Words, number: int) -> bool:
    """Tell whether only what may stand inside a name separates a word from the one before."""
    start, end = words.ends[number - 1], words.starts[number]
    if text[start:end] == " " or _GAP.fullmatch(text, start, end):
        return True
    gap = _AFTER_WORD.get(words.written[number - 1].lower())
    return gap is not None and bool(gap.fullmatch(text, start, end))


def _accepted(
    text: str, words: Words, first: int, last: int, end: int, entry: Entry, free: int
) -> Mention | None:
    """Return the mention where case and context bear the entry out."""
    start = words.starts[first]
    surface = text[start:end]
    written = words.written[first : last + 1]
    if not _case_fits(entry, surface, written):
        return None
    before, system_word = text[max(free, start - 40) : start], _SYSTEM_AFTER.match(text, end)
    if entry.place == "":
        if entry.ambiguous and not system_word:
            return None
    elif entry.ambiguous and not _placed(text, before, end, surface):
        return None
    if _is_no_place(text, before, end, entry):
        return None
    return _described(text, start, end, entry, before, bool(system_word))


def _case_fits(entry: Entry, surface: str, written: Sequence[str]) -> bool:
    if entry.exact:
        return _spelt(surface) == entry.exact
    capitals = [word[0].isupper() or word[0].isdigit() for word in written]
    if len(written) == 1 or entry.place == "":
        return any(capitals)
    return any(capitals) and all(
        capital or word.lower() in _SMALL for capital, word in zip(capitals, written, strict=True)
    )


def _placed(text: str, before: str, end: int, surface: str) -> bool:
    if _BODY_AFTER.match(text, end):
        return True
    return surface.lower() not in _MONTHS and bool(_PLACE_CUE.search(before))


def _is_no_place(text: str, before: str, end: int, entry: Entry) -> bool:
    """Tell whether the name belongs to a person, a street, a newspaper or the like."""
    if entry.kind in ("trust", "hospital") or entry.exact:
        return False
    if _NO_PLACE_AFTER.match(text, end) or _NOBLE_BEFORE.search(before):
        return True
    word = before.removesuffix("\n")
    if " " in entry.place or word[-1:] not in (" ", "\u00a0"):
        return False
    last = max(word.rfind(" ", 0, -1), word.rfind("\u00a0", 0, -1)) + 1
    return bool(_PERSON_BEFORE.search(before, last))


def _described(
    text: str, start: int, end: int, entry: Entry, before: str, system_word: bool
) -> Mention:
    """Return the mention of a system, or of a place or body as far as the words around it say."""
    if entry.kind == _OVERSEAS:
        return Mention(start, end, text[start:end], "", entry.place)
    abroad = entry.kind == "outside_england"
    body = None if system_word or abroad else _BODY_AFTER.match(text, end)
    if entry.kind in ("trust", "hospital"):
        return Mention(start, end, text[start:end], entry.system_id, entry.place)
    if body and (entry.place == "" or not _COUNCIL.search(body.group())):
        name = text[start : body.end()]
        return Mention(start, body.end(), name, entry.system_id, " ".join(name.split()))
    if body:
        return Mention(start, body.end(), text[start : body.end()], entry.system_id, entry.place)
    wider = _BODY_BEFORE.search(before)
    if not wider and before.removesuffix("\n")[:-1].lower().endswith(_DIRECTIONS_END):
        wider = None if system_word and entry.place == "" else _DIRECTION_BEFORE.search(before)
    if wider and not entry.exact:
        begin = start - len(before) + wider.start()
        name = text[begin:end]
        shown = " ".join(name.split())
        return Mention(begin, end, name, entry.system_id, shown[:1].upper() + shown[1:])
    return Mention(start, end, text[start:end], entry.system_id, entry.place)
