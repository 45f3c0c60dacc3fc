"""Rules on how a statement is worded: what it stands under, its comparison, its tense."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ics_claims.checks.material import Document, Line, Material, Story
from ics_claims.checks.quantities import after, before, counts_people, counts_systems, role, value
from ics_claims.checks.record import (
    Claim,
    Finding,
    Passage,
    capital,
    figure,
    in_words,
    listed,
    passages,
    people,
    percent,
    quoted,
)
from ics_claims.headings import is_success_heading

# Words over a list that promise results: what stands below should have happened.
# Shares, for which a change in per cent and one in percentage points are two things.
_SHARE_MEASURE = re.compile(
    r"\b(?:performance|target|standard|uptake|take-up|occupancy|coverage|turnover|proportion|"
    r"percentage|share of|(?:fill|vacancy|response|retention|survival|detection|screening|"
    r"vaccination|attendance|sickness|absence|diagnosis|recovery|success|completion|employment) "
    r"rates?|satisfaction|compliance|(?:four-hour|18-week|two-week|62-day)(?: \w+)?)\b",
    re.I,
)
_CLAUSE = re.compile(r"[;:]|, (?:and|but|while|with)\b|\b(?:while|but|whereas)\b")
_POINTS = re.compile(r"\bpoints?\b", re.I)
_MOVED = re.compile(
    r"\b(?:improv\w+|rose|risen|rises?|rising|increas\w+|up|fell|fall(?:en|s|ing)?|drop\w*|"
    r"reduc\w+|decreas\w+|down|grew|grown|gained|better|climb\w+|cut)\b[^.;:]{0,30}$",
    re.I,
)
_ELSEWHERE = re.compile(
    r"\b(?:elsewhere|other (?:areas?|parts?|systems?|trusts?|regions?|places?|hospitals?)|"
    r"any other|rest of|national(?:ly)?|peers?|similar|neighbour\w*|England average|comparable|"
    r"the average|anywhere else)\b",
    re.I,
)
_FIGURE = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|half|third|quarter|twice)\b", re.I
)
_REDUCED_OF = re.compile(
    r"\b(?:reduc(?:e|ed|es|ing)|cut|cuts|cutting|lower(?:ed|s|ing)?|shorten(?:ed|s|ing)?|"
    r"bring(?:s|ing)? down|brought down|rais(?:e|ed|es|ing)|increas(?:e|ed|es|ing)|"
    r"improv(?:e|ed|es|ing))\b(?P<what>[^.;:]{3,90}?)\bof(?: about| around)?\s*$",
    re.I,
)
_LEVEL = re.compile(
    r"\b(?:average|mean|median|length|time|waits?|rates?|stays?|level|score)\b", re.I
)
_FIGURES_OF = re.compile(
    r"\b(?:figures?|data|numbers?|statistics|results|performance)\b(?P<gap>[^.;]{0,60}?)\b"
    r"(?:relates?|related|refers?|referred|(?:is|are|was|were) (?:those|that|based|drawn|taken|for|"
    r"of|from)|covers?|covered|cover|apply|applies|comes? from|pre-?dates?)\b"
    r"(?P<whose>[^.;]{3,160})",
    re.I,
)
_FOOTPRINT = re.compile(
    r"\b(?:predecessor|successor|former|previous|old|earlier|wider|larger|whole|entire|legacy|"
    r"footprint|(?:sustainability and )?transformation|STP|partnership)\b",
    re.I,
)
_BODIES = re.compile(r"\b(?:partnership|collaborat\w+|alliance|consortium|federation|joint venture|"
                     r"provider collaborative|network)\b", re.I)  # fmt: skip
_BACK = re.compile(r"\b(?:partner\w*|collaborat\w*|alliance|consortium|providers?|trusts|network|"
                   r"together|joint\w*|they|it has|its)\b", re.I)  # fmt: skip
_JOINED = re.compile(
    r"\b(?:ha(?:s|ve) (?:now |also |today |all |just |already )?(?:joined|become|been (?:\w+ )?"
    r"(?:admitted|named|announced|confirmed|approved|designated|given|awarded|accepted|chosen|"
    r"selected|granted)|expanded|had their)|(?:is|are|was|were) (?:now |today |also |this \w+ )?"
    r"(?:admitted|named|announced|confirmed|approved|designated|given|awarded|accepted|chosen|"
    r"selected|granted)|becomes?|joined|has been brought|gets its)\b",
    re.I,
)
_WILL_JOIN = re.compile(
    r"\b(?:will|is to|are to|(?:is|are) set to|(?:is|are) due to|(?:is|are) about to)\s+"
    r"(?:now |also |all |soon )?(?:join|become|be (?:the|admitted|named|designated|an?|joined)|"
    r"go in|be the (?:first|largest|\w+est)|enter)\b",
    re.I,
)
_DATED = re.compile(
    r"\b(?:from|on|by|in|until|at)\s+(?:\d|(?:early |late |mid-)?(?:January|February|March|April|"
    r"May|June|July|August|September|October|November|December)\b|(?:the )?(?:spring|summer|"
    r"autumn|winter|coming|new year|end of|start of)\b|"
    r"(?:this|next) (?:week|month|year|spring|summer|autumn)\b)|"
    r"\b20\d\d\b|\b(?:later|next) (?:this|week|month|year)\b"
)
_NAME = re.compile(r"\b(?:ICS|ACS|integrated care systems?|accountable care systems?|"
                   r"programme|systems?)\b")  # fmt: skip
_SINCE = re.compile(
    r"\b(?:ICS|ACS|integrated care system|accountable care system)s?\b[^.;:]{0,24}?"
    r"\bsince\s+(?:\w+\s+)?(?P<since>20\d\d)\b"
    r"|\b(?:became|become|was designated|were designated|was named|was approved as|launched as)\s+"
    r"(?:an?|one of the[\w ]{0,20})\s*(?:\w+ ){0,2}(?:ICS|ACS|integrated care system|accountable "
    r"care system)s?\b[^.;:]{0,30}?\b(?:in|during)\s+(?:\w+\s+)?(?P<became>20\d\d)\b"
)
_NOT_YET = re.compile(r"\b(?:shadow|aspiring|statutory|board|partnership since|STP)\b", re.I)
# How often a group may be the share of everyone that the reviewed list gives, before it is odd.
_TOO_COMMON = 2.0


def rules(material: Material) -> Iterator[Finding]:
    """Yield every finding of this family."""
    yield from _promises(material)
    yield from _footprints(material)
    yield from _since(material)
    yield from _joined_or_will(material)
    yield from _per_cent_or_points(material)
    yield from _comparators(material)
    yield from _reduced_of(material)
    yield from _wider_scope(material)
    yield from _too_many(material)


def _promises(material: Material) -> Iterator[Finding]:
    """Yield each heading that announces results over promises, with all of its promises."""
    groups: dict[tuple[str, str], list[Claim]] = {}
    for claim in material.claims:
        heading = str(claim["heading"]) or _standing_over(material, claim)
        if is_success_heading(heading):
            groups.setdefault((claim["announcement_id"], heading), []).append(claim)
    for (_, heading), under in groups.items():
        # The size of a group that a plan is for is a fact, not the plan.
        ahead = [
            c for c in under if c["status"] in ("expected", "planned") and c["kind"] != "cohort"
        ]
        if ahead:
            yield Finding(
                "promise-under-successes",
                "contradiction",
                f"Under “{heading.rstrip(':')}”, {len(ahead)} of the {len(under)} figures of "
                f"{material.label_of(ahead[0])} are plans or forecasts.",
                passages(*ahead),
                "; ".join(f"{quoted(c)} is {c['status']}" for c in ahead),
                size=len(ahead) / len(under),
            )


def _standing_over(material: Material, claim: Claim) -> str:
    """Return the heading last before a claim that has none of its own: one below the title."""
    lines = material.documents[claim["announcement_id"]].lines
    headings = [line for line in lines if line.heading and line.start < claim["start"]]
    over = headings[-1] if len(headings) > 1 else None
    return over.text if over and over.paragraph != claim["paragraph"] else ""


def _footprints(material: Material) -> Iterator[Finding]:
    """Yield figures that a note says are those of another body than the one they are given for."""
    for document in material.documents.values():
        for line in document.lines:
            match = _FIGURES_OF.search(line.text)
            if not match or not _FOOTPRINT.search(match["whose"]):
                continue
            own = _mentions_in(
                document, line.start + match.start(), line.start + match.start("whose")
            )
            claims = [
                c
                for c in material.claims_of(document)
                if c["system_id"] in own
                and c["start"] < line.start
                and c["kind"] not in ("structure", "coverage", "investment")
            ]
            if own and claims:
                yield _other_footprint(material, document, line, match, claims)


def _mentions_in(document: Document, start: int, end: int) -> list[str]:
    return [
        m["system_id"] for m in document.mentions if start <= m["start"] < end and m["system_id"]
    ]


def _other_footprint(
    material: Material, document: Document, line: Line, match: re.Match[str], claims: list[Claim]
) -> Finding:
    name = material.register.name(claims[0]["system_id"])
    slip = re.search(r"\bsuccessor\b", match["whose"], re.I)
    after_note = [o for o in document.lines
                  if o.paragraph == line.paragraph and o.start > line.start][:1]  # fmt: skip
    rest = f" {after_note[0].text}" if after_note else ""
    spans = tuple(Passage(document.announcement_id, text.start, text.end)
                  for text in (line, *after_note))  # fmt: skip
    return Finding(
        "figures-of-another-area",
        "contradiction",
        f"{capital(document.label)} credits {name} with {listed(map(figure, claims))}, but says "
        "further down that the figures are those of another body or area.",
        (*passages(*claims), *spans),
        f"“{line.text.strip()}{rest}”"
        + (" Figures of the past cannot be a successor’s: a predecessor must be meant."
           if slip else ""),
        size=0.7,
    )  # fmt: skip


def _since(material: Material) -> Iterator[Finding]:
    """Yield a year from which a system is said to have been one that is not the register's."""
    for story in material.stories:
        for document in story.documents:
            for line in document.lines:
                for match in _SINCE.finditer(line.text):
                    year = match["since"] or match["became"]
                    near = line.text[max(0, match.start() - 30) : match.end()]
                    system = _subject(material, document, line, match)
                    if system and not _NOT_YET.search(near):
                        yield from _wrong_year(material, story, document, line, match, system, year)


def _subject(material: Material, document: Document, line: Line, match: re.Match[str]) -> str:
    """Return the system named last before a statement of when it became one."""
    end = line.start + match.start()
    named = [m for m in document.mentions if line.start <= m["start"] < end and m["system_id"]]
    return str(named[-1]["system_id"]) if named and not named[-1]["place"] else ""


def _wrong_year(
    material: Material,
    story: Story,
    document: Document,
    line: Line,
    match: re.Match[str],
    system: str,
    year: str,
) -> Iterator[Finding]:
    events = [event for event in material.register.events if system in event.added]
    known = sorted({day[:4] for event in events for day in (event.on, event.until)})
    if not known or known[0] <= year <= known[-1]:
        return
    event = events[0]
    other = [
        claim
        for told in material.stories
        if told.event is event
        for claim in material.claims_of(*told.originals)
        if counts_systems(claim) and role(claim) == "added"
    ]
    surface = [m["surface"] for m in document.mentions if m["system_id"] == system
               and line.start <= m["start"] < line.start + match.start()]  # fmt: skip
    name = surface[-1]
    span = Passage(document.announcement_id, line.start + match.start(), line.start + match.end())
    named = [
        Passage(d.announcement_id, m["start"], m["end"])
        for told in material.stories
        if told.event is event
        for d in told.originals
        for m in d.mentions
        if m["system_id"] == system
    ][:1]
    said = f"; {material.label_of(other[0])} has it among {in_words(other[0])}" if other else ""
    existing = [c for c in material.claims_of(document) if counts_systems(c)
                and role(c) == "existing" and not c["repeats"]][:1]  # fmt: skip
    yield Finding(
        "since-year",
        "contradiction",
        f"{capital(document.label)} has {name} “{match[0]}”; by the register it was designated in "
        f"{' or '.join(known)}{said}.",
        (span, *passages(*other), *named, *passages(*existing)),
        f"stated {year}; register {event.on}, among {len(event.added)} added",
        size=0.6,
        events=(event.on,),
    )


def _joined_or_will(material: Material) -> Iterator[Finding]:
    """Yield documents where the same systems have joined in one sentence and will in another."""
    for story in material.stories:
        added = set(story.event.added) if story.event else set()
        for document in story.documents:
            new = [
                line for line in document.lines if _about_joining(material, document, line, added)
            ]
            done = [line for line in new if _JOINED.search(line.text)]
            ahead = [line for line in new if _WILL_JOIN.search(line.text)
                     and not _DATED.search(_tail(line))]  # fmt: skip
            ahead = [line for line in ahead if line not in done[:1]]
            if done and ahead:
                yield _two_tenses(material, document, done[0], ahead[0])


def _about_joining(material: Material, document: Document, line: Line, added: set[str]) -> bool:
    """Whether a sentence counts systems that join or names one that does."""
    counts = [c for c in material.claims_of(document) if line.start <= c["start"] < line.end
              and counts_systems(c) and role(c) == "added"]  # fmt: skip
    named = _mentions_in(document, line.start, line.end)
    return bool(counts) or bool(added & set(named))


def _tail(line: Line) -> str:
    match = _WILL_JOIN.search(line.text)
    return line.text[match.end() :] if match else ""


def _two_tenses(material: Material, document: Document, done: Line, ahead: Line) -> Finding:
    words = []
    for line, pattern in ((done, _JOINED), (ahead, _WILL_JOIN)):
        match = pattern.search(line.text)
        assert match is not None
        end = line.text.find(" ", min(len(line.text), match.end() + 24))
        words.append(" ".join(line.text[match.start() : end if end > 0 else None].split()))
    inside = [c for c in material.claims_of(document) for line in (done, ahead)
              if line.start <= c["start"] < line.end and counts_systems(c)]  # fmt: skip
    spans = tuple(Passage(document.announcement_id, line.start, line.end) for line in (done, ahead))
    return Finding(
        "joined-or-will-join",
        "ambiguity",
        f"{capital(document.label)} has new systems both as joined (“{words[0]} …”) and as still "
        f"to join (“{words[1]} …”).",
        (*passages(*inside), *spans),
        f"“{done.text.strip()}” / “{ahead.text.strip()}”",
        "Approved on the day, at work from a later one that is not given.",
        size=0.2,
    )


def _per_cent_or_points(material: Material) -> Iterator[Finding]:
    """Yield changes in per cent of what is itself a percentage."""
    for claim in material.claims:
        if claim["unit"] != "percent" or claim["direction"] not in ("increase", "decrease"):
            continue
        if claim["repeats"] or value(claim) > 30 or _POINTS.match(after(claim)[:8].lstrip()):
            continue
        clause = _CLAUSE.split(before(claim)[-110:])[-1]
        near = f"{clause} {claim['measured']} {_CLAUSE.split(after(claim)[:50])[0]}"
        moved = _MOVED.search(before(claim)[-50:]) or re.search(r"\bby\s*$", before(claim))
        level = re.search(r"\b(?:to|at|from)\s*(?:just |only |around )?$", before(claim))
        measure = _SHARE_MEASURE.search(near)
        if moved and measure and not level and not _FIGURE.search(claim["baseline"]):
            yield Finding(
                "per-cent-or-points",
                "ambiguity",
                f"{capital(material.label_of(claim))} gives a change of {figure(claim)} in what is "
                f"itself a percentage ({_measure(claim, measure[0])}): per cent or percentage "
                "points?",
                passages(claim),
                f"“{' '.join(str(claim['quote']).split())}” From 80%, a change of "
                f"{value(claim):g} points gives {80 + value(claim):g}%, one of {value(claim):g} "
                f"per cent {80 * (1 + value(claim) / 100):.4g}%",
                "Percentage points are likelier.",
                size=0.15,
            )


def _measure(claim: Claim, word: str) -> str:
    measured = re.sub(r"^(?:with|its|their|the|and|of|in)\s+", "", str(claim["measured"]))
    return measured if word.lower() in measured.lower() and len(measured) < 50 else word


def _comparators(material: Material) -> Iterator[Finding]:
    """Yield claims compared with other places for which no figure is given."""
    groups: dict[tuple[str, int], list[Claim]] = {}
    for claim in material.claims:
        words = str(claim["baseline"])
        if words and _ELSEWHERE.search(words) and not _FIGURE.search(words):
            groups.setdefault((claim["announcement_id"], claim["quote_start"]), []).append(claim)
    for claims in groups.values():
        yield Finding(
            "comparator-without-figure",
            "ambiguity",
            f"{capital(material.label_of(claims[0]))} sets {listed(map(quoted, claims))} against "
            "others without giving their figure, so the difference cannot be worked out.",
            passages(*claims),
            "; ".join(f"{figure(c)}: “{c['baseline']}”" for c in claims),
            size=0.15,
        )


def _reduced_of(material: Material) -> Iterator[Finding]:
    """Yield "reduced a stay of 9 days": the level before, the level after, or the change?"""
    for claim in material.claims:
        if claim["unit"] not in ("days", "weeks", "months", "hours", "minutes", "percent"):
            continue
        match = _REDUCED_OF.search(before(claim))
        if not match or not _LEVEL.search(match["what"]):
            continue
        if claim["repeats"] or re.match(r"\s*(?:to|by|from)\b", after(claim)):
            continue
        beside = f"; beside it “{claim['baseline']}”" if claim["baseline"] else ""
        yield Finding(
            "level-or-change",
            "ambiguity",
            f"In {material.label_of(claim)} “{' '.join(match[0].split())} {claim['figure']}” can "
            "be the level before the change, the level after it, or the change.",
            passages(claim),
            f"“{' '.join(str(claim['quote']).split())}”{beside}",
            size=0.15,
        )


def _wider_scope(material: Material) -> Iterator[Finding]:
    """Yield results given for one system of a partnership whose members lie in others as well."""
    for document in material.documents.values():
        by_paragraph: dict[int, list[Line]] = {}
        for line in document.lines:
            by_paragraph.setdefault(line.paragraph, []).append(line)
        for claim in material.claims_of(document):
            if claim["kind"] not in ("outcome", "activity") or claim["system_id"] in (
                "",
                "england",
            ):
                continue
            if _mentions_in(document, claim["quote_start"], claim["quote_end"]):
                continue
            found = _partnership(material, document, claim, by_paragraph)
            if found:
                yield _wider(material, document, claim, *found)


def _partnership(
    material: Material, document: Document, claim: Claim, by_paragraph: dict[int, list[Line]]
) -> tuple[Line, list[dict[str, object]]] | None:
    """Return the sentence that names a partnership just before a claim, and its outside members."""
    number = claim["paragraph"]
    lines = [
        line
        for paragraph in (number - 1, number)
        for line in by_paragraph.get(paragraph, [])
        if line.start < claim["quote_start"] and not line.heading
    ]
    for line in reversed(lines[-2:]):
        members = [m for m in document.mentions if line.start <= m["start"] < line.end]
        outside = [m for m in members if m["system_id"] not in ("", claim["system_id"])]
        own = [m for m in members if m["system_id"] == claim["system_id"] and m["place"]]
        if outside and own and _BODIES.search(line.text) and _BACK.search(claim["quote"]):
            return line, outside
    return None


def _wider(
    material: Material,
    document: Document,
    claim: Claim,
    line: Line,
    outside: list[dict[str, object]],
) -> Finding:
    name = material.register.name
    others = listed(name(str(m["system_id"])) for m in outside)
    spans = tuple(
        Passage(document.announcement_id, int(str(m["start"])), int(str(m["end"]))) for m in outside
    )
    return Finding(
        "wider-than-the-system",
        "ambiguity",
        f"{capital(document.label)} gives {quoted(claim)} under {name(claim['system_id'])}, but "
        f"the partnership it is credited to has members in {others} too.",
        (*passages(claim), *spans),
        f"“{line.text.strip()}” names {listed(str(m['surface']) for m in outside)}",
        "The figure is that of the whole partnership.",
        size=0.3,
    )


def _too_many(material: Material) -> Iterator[Finding]:
    """Yield groups larger than the system they live in, or than their illness is common."""
    for claim in material.claims:
        if claim["unit"] != "count" or claim["repeats"] or value(claim) < 1000:
            continue
        if claim["kind"] not in ("cohort", "coverage", "outcome", "activity"):
            continue
        whole, words = _population(material, claim)
        if not whole or not counts_people(claim):
            continue
        share = value(claim) / whole
        group = _group(material, claim)
        if group and share > _TOO_COMMON * float(str(group["share"])):
            yield _implausible(material, claim, share, words, group)


def _population(material: Material, claim: Claim) -> tuple[float, tuple[Claim, ...]]:
    """Return the people of a claim's system: as its document claims, else by the register."""
    if claim["system_id"] == "england":
        day = material.documents[claim["announcement_id"]].published
        return float(material.register.people_of_england(day) or 0), ()
    stated = [
        c
        for c in material.claims_of(material.documents[claim["announcement_id"]])
        if c["system_id"] == claim["system_id"]
        and c["kind"] == "coverage"
        and not c["place"]
        and c is not claim
        and counts_people(c)
        and value(c) >= 100_000
    ]
    if stated:
        best = max(stated, key=value)
        return value(best), (best,)
    day = material.documents[claim["announcement_id"]].published
    return float(material.register.people_of(claim["system_id"], day) or 0), ()


def _group(material: Material, claim: Claim) -> dict[str, object] | None:
    words = f"{claim['measured']} {after(claim)[:40]}".lower()
    found = [row for row in material.lists.prevalence if str(row["group"]).lower() in words]
    return found[0] if found else None


def _implausible(
    material: Material,
    claim: Claim,
    share: float,
    stated: tuple[Claim, ...],
    group: dict[str, object],
) -> Finding:
    usual = float(str(group["share"]))
    whole = value(claim) / share
    where = (
        material.register.name(claim["system_id"]) if claim["system_id"] != "england" else "England"
    )
    basis = f"{figure(stated[0])} stated" if stated else "by the register"
    return Finding(
        "too-many-for-the-population",
        "ambiguity",
        f"{capital(material.label_of(claim))} counts {quoted(claim)} in {where}, which is "
        f"{percent(share)} of everyone there; {group['group']} is found in about {percent(usual)}.",
        passages(claim, *stated),
        f"{value(claim):,.0f} / {people(whole)} ({basis}) = {percent(share)}; usual: "
        f"{percent(usual)} ({group['source']})",
        "Tests, referrals or several years may be counted rather than people at one time.",
        size=min(1.0, share / usual / 10),
    )
