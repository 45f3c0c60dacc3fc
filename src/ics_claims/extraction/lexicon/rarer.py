"""Nouns that are counted now and then, by the kind of claim their number makes.

They add to the lists of `kinds`. Verbs of the same spelling ("stops", "walks") are many among
them, so that these tell a kind only where they are counted, not where a clause ends.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from ics_claims.extraction.lexicon.grammar import words

# Of what a scheme comes to, the places.
PLACES = words(
    "ports islands hamlets premises outlets festivals markets clubs synagogues hostels shelters",
    "playgroups chemists opticians salons barracks suburbs village town postcodes constituencies",
)

RARER_NOUNS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "outcome": words(
            "mrsa clots ulcers sores seizures flare-ups misdiagnoses stillbirths miscarriages",
            "homicides overdoses poisonings drownings casualties lawsuits grievances diversions",
            "evictions repossessions burglaries assaults thefts convictions no-shows dnas",
            "non-attendances shortages outages outbreaks malignancies tumours polyps positives",
            "abnormalities litres kilograms kg stone pounds calories compliance adherence",
            "continuity weight bmi cholesterol loneliness near-misses haemorrhages perforations",
            "fires lesions cot-days bed-nights reoffending closures lateness wastage litigation",
            "concerns allegations kilos warnings disparities disparity inequalities variation",
            "stars crashes wounds",
        ),
        "activity": words(
            "disputes inductions caesareans c-sections cataracts hips knees replacements",
            "angioplasties dialysis infusions transfusions donations sweeps rounds huddles",
            "call-backs callbacks drop-ins audits bookings requests submissions comments entries",
            "nominations bids tenders contracts orders packs hampers bags boxes bottles masks",
            "gowns gloves vials syringes fillings extractions glasses dentures hearing-aids aids",
            "adaptations fittings installations rides walks lectures talks seminars publications",
            "papers reports recommendations articles campaigns adverts stops steps funerals",
            "ceremonies motions votes patrols notices prosecutions certificates permits badges",
            "vouchers cards breakfasts lunches suppers presentations medicines antibiotics",
            "chemotherapies scopes gastroscopies colonoscopies cystoscopies thrombectomies",
            "arthroscopies biopsy plasters dressings casts sterilisations terminations",
            "circumcisions varnishes rooms chairs cubicles bays spaces rehearsals briefings",
            "drills exercises spot-checks follow-ups reminders nudges handouts posters flyers",
            "pamphlets medications blankets heaters mattresses hoists ramps rails alarms",
            "defibrillators trolleys bikes vans lorries minibuses pods deployments missions",
            "evacuations rescues emergencies anaesthetics investigations",
            "slides plots",
        ),
        "structure": words(
            "arms chapters agreements deals pathways models workstreams strands functions tiers",
            "layers categories criteria goals objectives themes pillars principles laboratories",
            "labs campuses campus depots suppliers contractors landlords operators faculties",
            "hospices subsidiaries quangos parliaments assemblies regulators insurers charters",
            "compacts mergers spin-outs co-operatives cooperatives mutuals foundations",
            "manufacturers wholesalers start-ups makers owners chains franchises",
            "governors councillors seats lots adopters forces",
        ),
        "workforce": words(
            "chaplains sisters orderlies technologists juniors resignations retirements",
            "secondments bursaries traineeships internships strikers staffers redundancies",
            "dietitians dieticians podiatrists prescriber deputies probationers trustees",
            "operatives electricians plumbers porters receptionist receptionists telephonists",
            "helpers guardians registrants membership acceptances",
            "healthcare-assistants nannies childminders overtime",
        ),
        "coverage": words(
            "ports islands hamlets addresses doorsteps premises outlets festivals markets clubs",
            "synagogues hostels shelters playgroups chemists opticians salons barracks listeners",
            "readers worshippers fans motorists commuters shoppers tourists holidaymakers guests",
            "subscribers beneficiaries recipients locals islanders villagers suburbs postcode",
            "dwellings bungalows almshouses crofts caravans campsites barbershops supermarket",
            "kindergartens playgrounds gurdwaras bedrooms jails",
        ),
        "cohort": words("mothers-to-be parents-to-be amputees jobless bereaved"),
        "digital": words(
            "handsets headsets gigabytes terabytes cameras drones followers likes podcasts tweets",
            "impressions bots e-forms inboxes servers databases",
        ),
    }
)
