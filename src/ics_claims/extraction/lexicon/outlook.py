"""What verbs, nouns and adjectives say of aims, forecasts and reports, and who acts on them."""

from __future__ import annotations

from ics_claims.extraction.lexicon.grammar import words
from ics_claims.extraction.lexicon.trend import CUTTING_VERBS

AIM_VERBS = words(
    "recommend urge demand aim plan intend hope want seek pledge commit promise vow propose look",
    "strive aspire wish agree decide choose bid resolve prepare offer need target earmark design",
    "mean pursue",
)
# Of these with a noun for their object: "pledged 300 homes", "targets 95%".
AIMING_VERBS = words(
    "plan pledge promise propose target vow intend aim hope seek bid want recommend urge demand",
    "envisage aspire",
)
# "to" after these is no purpose: what they introduce happens as they do.
CARRY_VERBS = words(
    "help manage begin start continue come able get allow enable empower encourage lead prove",
    "show find use see tend go happen serve assist support cause inspire free expand grow widen",
    "work_out think believe know say understand report extend rise fall increase drop climb",
    "remain appear seem choose",
)
# Of these only with an object between ("allows staff to see 200 patients").
CARRY_OBJECTS = words(
    "help allow enable empower encourage lead cause inspire free persuade get assist see find ask",
    "permit let motivate prompt convince guide leave",
)
# "to" with these after a carrier is a result, not a purpose ("expanded to cover 12 practices").
RESULT_INFINITIVES = words("cover include reach serve become exceed total take encompass span")
ANNOUNCE_VERBS = words(
    "announce approve allocate earmark commit pledge agree unveil confirm ringfence promise",
    "propose reserve request bid dedicate green-light seek",
)
RECEIVE_VERBS = words(
    "award secure receive win grant get give bag land attract gain inject provide"
)
REPORT_VERBS = words(
    "say tell add explain note comment report reveal show suggest state claim argue find warn",
    "stress highlight announce confirm declare believe think hear estimate indicate demonstrate",
    "mean ensure see",
)
SAYING_VERBS = words("say add tell claim argue reckon believe suggest estimate report think hope")
# A body's own action: announced with "will" it is a plan, not a forecast of a result.
OWN_ACTIONS = words(
    "recruit hire appoint employ open build launch invest spend create introduce roll expand",
    "extend establish set fund install pilot trial train upgrade refurbish relocate move merge",
    "commission buy purchase procure develop work team partner collaborate publish hold host",
    "visit run start begin offer deliver provide put allocate contribute match pay convert close",
    "add test carry conduct transfer award redevelop replace redesign construct plant undertake",
    "retrofit renovate modernise make join integrate bring form advertise send distribute supply",
    "issue organise inject commit take assign become unite implement deploy digitise inherit cost",
    "rebuild equip scale go enter come write contact invite screen vaccinate ask target review",
    "repair inspect administer base station try widen",
)
# Actions that are a forecast where what does them is a thing (a centre, a fund), not a body.
BY_WHOM = words(
    "provide deliver offer run make bring add host take go come carry test screen enter"
)
FUTURE_ADJECTIVES = words(
    "set due expected forecast projected predicted likely anticipated scheduled poised",
    "unlikely bound certain sure destined slated tipped tracking",
)
PLAN_ADJECTIVES = words(
    "planned designed intended meant aimed earmarked hoped aiming planning hoping looking seeking",
    "committed determined keen proposed wanting intending working expecting bidding striving",
    "required needed",
)
BODIES = words(
    "trust trusts icb icbs board boards council councils authority authorities nhs partnership",
    "partnerships government ministers we commissioners system systems partners leaders",
    "department ccg ccgs alliance organisations providers organisation england wales scotland",
    "city university company charity mayor network i hospital hospitals he she managers bosses",
    "chiefs collaborative hospice hospices practice practices federation team teams",
)
# Nouns after which "to" or "for" introduces what is only aimed at.
PLAN_NOUNS = words(
    "plan plans planning proposal proposals ambition ambitions aim aims target targets goal goals",
    "bid bids commitment commitments pledge pledges promise intention intentions vision drive",
    "mission hope hopes blueprint scheme-to priority priorities objective objectives need",
    "requirement consultation application permission call calls trajectory trajectories promises",
    "aspiration aspirations undertaking deadline deadlines",
)
# Verbs that say how high a measure stands: a bare number then counts their subject.
MEASURE_VERBS = words("reach hit stand total number exceed top pass be become peak average")
# What people or buildings come to have, where it is announced.
HOLDING_VERBS = words("have house include contain feature comprise")
# What a plan or strategy "does" in the present tense is planned.
PLAN_CONTENTS = words(
    "provide include involve set commit envisage propose contain see mean call require outline",
    "depend rely assume rest hinge",
)
HELD_OR_CUT = CUTTING_VERBS | HOLDING_VERBS
FORETELLING = words("expect forecast predict anticipate project foresee")
# What somebody weighs is not decided on.
MULLING = words("consider mull weigh explore moot contemplate favour eye")
