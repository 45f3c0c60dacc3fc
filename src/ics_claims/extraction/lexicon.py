"""The words that the attribute rules know: verbs with their forms, nouns and their kinds.

Everything here is data about the language of press offices. A word that is missing costs a rule its
cue, so add rather than special-case. Lists are strings of words for ease of reading and editing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


def words(*lines: str) -> frozenset[str]:
    """Return the words of all `lines`."""
    return frozenset(" ".join(lines).split())


@dataclass(slots=True)
class Form:
    """A form of a verb: its lemma, and which forms it may be."""

    lemma: str
    base: bool = False
    third: bool = False
    past: bool = False
    participle: bool = False
    gerund: bool = False


# Regular verbs (third person, past and participle follow from the spelling).
REGULAR = """
abandon abolish absorb abuse accelerate accept access accommodate accompany account accrue
accumulate accuse achieve acquire act adapt add address adjust administer admire admit adopt
advance advertise advise affect afford aggregate agree aid aim allege allocate allow alter
amalgamate amass amount analyse announce anticipate appeal apply appoint appreciate approve argue
arrange arrest arrive ask aspire assemble assess assign assist assume assure attach attain attend
attract attribute audit author avail avert avoid await award axe back back-fill balance ban bank
bar base battle benefit betray better bill blame blend block boast bolster boost breach breed brief
burn bury calculate call campaign cancel cap capture care carry cater cause celebrate centralise
certify chair challenge change charge check chip circle circulate cite claim clash claw clean clear
climb clock close co-design co-locate co-produce coincide collaborate collapse collect combine
command comment commission commit compare compel compete compile complain complete compose comprise
compromise concede concentrate concern conduct confine confirm confront congratulate connect
conserve consider consist consolidate constitute consult contact contain contest continue
contradict contrast contribute control convene convert convict cooperate coordinate correct count
counter cover crack crash create credit criticise cross crowdfund cultivate curb cure damage dance
date de-escalate debate debut decide declare decline decrease dedicate deem defend defer define
delegate delete delight deliver demand demolish demonstrate deny depart depend deploy describe
deserve design designate desire despair destroy detain detect deter deteriorate develop devise
devolve devote diagnose die differ dictate digest digitise diminish dip direct disagree disappear
discharge discourage discover discriminate discuss dismiss dispatch dispel dispense dispute
distinguish distribute diversify divert dominate donate double double-check doubt download drag
drain dream dress drift drop earmark earn ease echo educate elect elevate eliminate embed emerge
emphasise employ empower enable enact encounter encourage end endorse enforce engage enhance
enjoy enlist
enquire enrich enrol ensure enter entitle equal equate equip eradicate erect escalate escape
establish estimate evaluate evidence evolve exacerbate examine exceed excel exchange exclude exempt
exercise exhaust exist expand expect expel experience explain explore export expose extend extract
face facilitate fade fail fast-track favour fear feature fell fill film finalise finance finish fix
flag flock flow focus follow forge form formulate foster found frame free fuel fulfil function fund
gain gather gauge generate govern grab graduate grant greet group guarantee guard guide hail halt
halve handle happen harm harness head heat herald hesitate highlight hinder hire holiday hop hope
host house identify ignore illustrate imagine immunise implement imply import impose impress
improve include incorporate increase incur inflict influence inform inhabit inherit initiate inject
injure innovate insist inspect inspire install instruct insulate integrate intend intensify
interest intervene interview introduce invent invest investigate invite involve isolate issue
jeopardise jet join jump justify kick kill knock label lack lag land landscape lapse last laugh
launch lecture lessen level levy liaise lift light limit link list listen live lobby locate lodge
log long look lower lure maintain manage mandate manifest manufacture map march mark match measure
mention mentor merge merit migrate minimise minister mobilise model modernise modify monitor
mothball mount move multiply name nap narrate narrow nationalise near need neglect negotiate
network nominate notch note notify number nurse nurture object oblige observe obstruct obtain
occupy occur offer omit open operate oppose order organise originate outlaw outline
outnumber outperform outsource outstrip outweigh overhaul overlook overturn owe own pace package
paint park participate partner pass patrol pave perceive perform permit persist persuade phase pick
picture pilot pioneer place plan plant plead pledge plot plug plunge point pool pose possess post
postpone pour power practise praise pray precede predict prefer prepare prescribe present preserve
preside press presume prevent print prioritise privatise process procure produce progress prohibit
project promise promote prompt pronounce propel propose prosecute prosper protect protest provide
publicise publish pump punish purchase pursue push quadruple qualify quarantine query question
queue quote race rack raise rank ratify reach react realise reassure rebrand rebut recall receive
reckon recognise recommend reconfigure reconsider reconvene record recoup recover recruit rectify
recycle redeploy redesign redevelop redirect reduce refer refine reflect reform refrain refuel
refurbish refuse regain regenerate register regret regulate rehearse rehouse reimburse reinforce
reinstate reinvest reject relate relaunch relax release relieve relocate rely remain remark remedy
remember remind remove rename render renew renovate rent reopen reorganise repair repay repeat
replace replicate report represent reproduce request require rescue research reserve resettle
reshape reshuffle reside resign resist resolve resort resource respect respond restore restrict
restructure result resume retain retire retrain retreat retrofit return reunite reuse revamp reveal
revert review revise revive revoke revolutionise reward rid ringfence rival rob roll rotate rule
sack safeguard sail sample sanction satisfy save scale scan schedule score scrap screen search seat
secure seem seize select sentence separate serve settle shadow shape share shed shelter shelve
shield shift ship shop shorten shout showcase sign signal signpost simplify skip slash slim slip
slow slump smoke snap soar soften solicit solve sort sound span spare spark specialise specify
spell sponsor spot spur squeeze stabilise staff stage start state stay steer stem step stimulate
stop store strap streamline strengthen stress stretch strip strive structure struggle study stumble
submit subsidise substitute succeed sue suffer suggest suit summarise supervise supply support
surge surpass surround survey survive suspect suspend sustain swap switch symbolise tackle
talk tally taper target team telephone tempt tend tender terminate test thank threaten thrive tie
tighten tip title top topple total touch tour trace track trade trail train transfer transform
transfuse transition translate transmit transport trap travel treat treble triage trial trigger
trim triple trust tumble turn unblock uncover underline undermine underpin unearth unfold unify
unite unleash unlock unplug unveil update upgrade upload upskill urge use usher utilise
vaccinate value vanish vary venture verify view visit volunteer vote vow wait walk wane want warn
warrant waste watch weaken weather weigh welcome whip widen wish witness wonder work worry worsen
wound wrap yearn yield shave mop whittle clip rate
try bounce boycott brace breathe calm chase cheer cling cool cope cruise decay delay dwarf edge
embark entail evacuate evict fare float flood fluctuate furlough gamble glean grapple grip
hamper hand hike hover hurry ignite impact inch knit lock loom marry mend misuse mould nudge
peak pile plateau plummet ponder prop prune rally reap rebound recede reel refill refocus
reignite reroute restart rocket ruin rush sap scoop scramble skyrocket smash snub spike spiral
squander stagger stagnate stall steady subside swamp swoop throttle truncate underfund
underperform ring-fence task unfreeze upend vie waver wither tweak trickle dwindle
abate abide acclaim accomplish acknowledge adhere adjourn affirm aggravate allay alleviate allot
lengthen
allude amend amplify answer apportion appraise ascertain assert augment automate befriend behave
belong bemoan berate bestow book borrow brand bridge brighten browse budget buoy buttress caution
cede channel clarify clinch coax collate combat commemorate commence commend compensate comply
conceive conclude concur condemn confer confide conform confuse conspire constrain contemplate
contend contract converge convey corroborate craft crave crumble cull curtail customise deactivate
decant decarbonise decentralise decommission deduct deepen defeat deflect defray defuse defy
degrade demote dent deplete deprioritise deprive derail deregister deride derive descend
destabilise detach detail devastate digitalise dilute disband disburse discard discontinue
discount discredit disinfect dismantle disperse displace display dispose disregard disrupt
dissolve dissuade divide downgrade downplay downsize dub duplicate elapse electrify elicit embody
embrace emit endanger endeavour endure energise enlarge enshrine entice entrench entrust envisage
envision equalise erase erode evade exert exit expedite expend expire extol falter ferry fetch
fine flatten flourish flout forfeit formalise fortify frustrate fundraise furnish galvanise garner
harden harmonise harvest heal heed heighten hinge hoist hone honour hospitalise hunt immerse
impair impart impede imperil inaugurate incentivise infect infer inflate infringe inhibit
inoculate inscribe instigate instil insure intercept invigorate invoice invoke itemise judge
juggle kick-start kickstart lament languish leap lease leverage lighten linger localise mar
maximise mediate mimic mismanage miss mitigate morph mourn mull muster necessitate neutralise obey
offload oust outlive outpace overestimate overwhelm pack pare penalise pencil penetrate perish
permeate phone pinpoint pivot preclude predate prevail price probe proceed proclaim prolong
provoke pull quantify quash quell ramp ration rationalise re-establish reactivate reaffirm realign
reallocate rearrange reassess reassign rebalance rebase rebook recalculate recapture reclaim
reclassify recommission reconcile reconstruct redact redeem redefine redouble refinance refund
rehabilitate rehire reintroduce reinvent reiterate rejoin rejuvenate relegate relinquish remediate
remit reoffend repatriate repeal replenish reposition reprioritise reprovide repurpose reschedule
resemble reskill resubmit resurface retender retract retrieve revalue reverse revisit revitalise
rework rubber-stamp salvage sanitise scatter scour scrutinise scupper seal segregate sever
shortlist shuttle signify simulate situate slice slot smooth source spawn spearhead stack stamp
standardise sterilise stifle stipulate stockpile stoke straddle strain stratify subcontract
subscribe substantiate subsume succumb summon supersede supplement suppress surface surrender swab
sway synchronise tailor tap tax thwart tick tolerate toughen tout transplant typify underestimate
understate unpick unravel unsettle uplift uproot vacate validate ventilate vet veto visualise
waive wash wean wield wipe
approach average indicate disclose depict correspond disqualify exploit funnel interpret interrupt
materialise motivate overload overpay overprescribe overtreat plough refit refute rescind restock
retest revalidate strand
"""

# Lemma, past, participle where they differ from the rule.
IRREGULAR = """
arise arose arisen;be was been;become became become;begin began begun;bid bid bid
bring brought brought;broadcast broadcast broadcast;build built built;buy bought bought
choose chose chosen;come came come;cost cost cost;cut cut cut;deal dealt dealt;do did done
draw drew drawn;drive drove driven;eat ate eaten;fall fell fallen;feel felt felt
fight fought fought;find found found;forecast forecast forecast;get got got;give gave given
go went gone;grow grew grown;have had had;hear heard heard;help helped helped;hit hit hit
hold held held;hurt hurt hurt;keep kept kept;know knew known;lay laid laid;lead led led
lean leaned leaned;slide slid slid
learn learnt learnt;leave left left;lend lent lent;let let let;lie lay lain;lose lost lost
make made made;mean meant meant;meet met met;outgrow outgrew outgrown;overcome overcame overcome
oversee oversaw overseen;overspend overspent overspent;overtake overtook overtaken;pay paid paid
prove proved proven;put put put;quit quit quit;read read read;rebuild rebuilt rebuilt
ring rang rung;rise rose risen;run ran run;say said said;see saw seen;seek sought sought
sell sold sold;send sent sent;set set set;shoot shot shot;show showed shown;shrink shrank shrunk
shut shut shut;sink sank sunk;sit sat sat;sleep slept slept;speak spoke spoken;speed sped sped
spend spent spent;split split split;spread spread spread;stand stood stood;steal stole stolen
stick stuck stuck;strike struck struck;sweep swept swept;swell swelled swollen;take took taken
teach taught taught;tell told told;think thought thought;undergo underwent undergone
understand understood understood;undertake undertook undertaken;upset upset upset;wear wore worn
win won won;withdraw withdrew withdrawn;withhold withheld withheld;withstand withstood withstood
write wrote written
wake woke woken;fly flew flown;throw threw thrown;catch caught caught;drink drank drunk
freeze froze frozen;ride rode ridden;shake shook shaken;tear tore torn;bear bore borne
beat beat beaten;bend bent bent;bind bound bound;blow blew blown;burst burst burst;dig dug dug
feed fed fed;flee fled fled;forget forgot forgotten;hang hung hung;hide hid hidden;sing sang sung
cast cast cast;creep crept crept
foresee foresaw foreseen;remake remade remade;reset reset reset;rethink rethought rethought
rewrite rewrote rewritten;spill spilt spilt;overrun overran overrun;retake retook retaken
outdo outdid outdone;underspend underspent underspent;bleed bled bled
break broke broken;uphold upheld upheld;offset offset offset;forbid forbade forbidden
forgo forwent forgone;mislead misled misled;override overrode overridden;swim swam swum
overshoot overshot overshot;undershoot undershot undershot;undercut undercut undercut
underwrite underwrote underwritten;undo undid undone;swing swung swung;spin spun spun
outsell outsold outsold;resell resold resold;underpay underpaid underpaid
"""

# Spelling: verbs that double their last consonant before -ed and -ing.
DOUBLING = words(
    "admit bar bid cap cancel chip commit compel control cut dip drop enrol equal excel expel fit",
    "fulfil get grab hit hop jet label let level map model nap omit outstrip permit plan plot",
    "plug prefer propel put quit rebut refer regret rid rob run scan scrap set ship shop shut sit",
    "slim slip snap split spot span stem step stop strap strip submit swap tip top transfer",
    "transmit trap travel trim unplug win wrap begin shed grip knit prop sap snub dig cut",
    "allot ban channel clip concur confer defer deter dispel drag dub flag fuel incur infer instil",
    "lag log mar mop occur patrol pencil readmit remit resubmit rival signal skip slot spin spiral",
    "spur swab swim swing tap total undercut vet whip",
)


def _forms_of(lemma: str, past: str, participle: str) -> dict[str, Form]:
    """Return the forms of one verb by their spelling."""
    stem = lemma + lemma[-1] if lemma in DOUBLING else lemma
    drops_e = lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")) and lemma != "be"
    gerund = "dying" if lemma == "die" else (lemma[:-1] if drops_e else stem) + "ing"
    gerund = {"tieing": "tying", "ting": "tying", "lying": "lying", "liing": "lying"}.get(
        gerund, gerund
    )
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        third = lemma + "es"
    elif lemma.endswith("y") and lemma[-2] not in "aeou":
        third = lemma[:-1] + "ies"
    else:
        third = lemma + "s"
    roles: dict[str, dict[str, bool]] = {}
    for spelling, role in (
        (lemma, "base"),
        (third, "third"),
        (past, "past"),
        (participle, "participle"),
        (gerund, "gerund"),
    ):
        roles.setdefault(spelling, {})[role] = True
    return {spelling: Form(lemma, **played) for spelling, played in roles.items()}


def _regular_past(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2] not in "aeou":
        return lemma[:-1] + "ied"
    return (lemma + lemma[-1] if lemma in DOUBLING else lemma) + "ed"


def _all_forms() -> dict[str, Form]:
    forms: dict[str, Form] = {}
    for lemma in REGULAR.split():
        past = _regular_past(lemma)
        forms.update(_forms_of(lemma, past, past))
    for entry in IRREGULAR.replace("\n", ";").strip(";").split(";"):
        lemma, past, participle = entry.split()
        forms.update(_forms_of(lemma, past, participle))
    forms["lying"] = Form("lie", gerund=True)
    forms["born"] = Form("bear", participle=True)
    # A word that is both: "found" is nearly always find, "left" leave, "fell" fall, "cost" both.
    forms["found"] = Form("find", past=True, participle=True)
    for spelling in ("led", "lead"):
        forms[spelling] = Form(
            "lead", base=spelling == "lead", past=spelling == "led", participle=spelling == "led"
        )
    return forms


# Looked up for every word: a proxy would take twice as long.
FORMS: Mapping[str, Form] = _all_forms()

BE = words("is are was were be been being am 's 're isn't aren't wasn't weren't")
BE_FINITE = words("is are was were am isn't aren't wasn't weren't")
PAST_BE = words("was were wasn't weren't")
HAVE = words("has have had having hasn't haven't hadn't")
MODALS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("will", "shall", "won't", "'ll"), "future"),
        **dict.fromkeys(
            ("would", "could", "may", "might", "should", "wouldn't", "couldn't"), "conditional"
        ),
        **dict.fromkeys(("can", "cannot", "can't", "does", "do", "did"), "present"),
        **dict.fromkeys(("don't", "doesn't", "didn't"), "present"),
        **dict.fromkeys(("must",), "obligation"),
    }
)
ADVERBS = words(
    "not never now already also still currently recently just soon then therefore thereby only",
    "even again all both each first finally further today yesterday since ever always often once",
    "jointly together well better far much so alone itself themselves either initially eventually",
    "originally previously newly fully half partly nearly almost around approximately about over",
    "instead too likewise meanwhile more most least less",
)
DETERMINERS = words(
    "the a an this that these those its their our his her my your every each all both some any no",
    "another such several many few most more fewer less other",
)
DEFINITE = words("the its their our these those his her")
POSSESSIVES = words("its their our his her my your")
PRONOUNS = words("it they we he she i you who which that this these those there people staff")
PREPOSITIONS = words(
    "of in on at for with by from to into onto across among amongst between within without",
    "through throughout over under during after before since until till against towards toward",
    "via per around about near behind beyond above below beside besides alongside like as than",
    "out off up down inside outside including excluding following despite covering upon",
)
RELATIVES = words(
    "which who whom whose where when that while whilst although though because since if unless",
)
SUBORDINATORS = words(
    "while whilst although though because if unless as after before when once until so whereas",
)
CONJUNCTIONS = words("and or but plus nor yet")

# Nouns that end in -ing: no gerunds unless something says so.
ING_NOUNS = words(
    "funding building buildings training housing wellbeing well-being screening nursing meeting",
    "spending morning evening nothing something anything everything during waiting imaging",
    "outstanding ongoing existing learning planning commissioning staffing sterling king ring",
    "wing spring string thing things operating teaching consulting being parking testing",
    "prescribing working hearing beginning counselling smoking drinking recycling ageing caring",
    "neighbouring surrounding longstanding long-standing remaining opening breathing engineering",
    "manufacturing parenting mentoring feeding wedding clothing overcrowding rough-sleeping",
    "briefing finding findings living setting gambling cycling walking upcoming incoming",
    "interesting challenging willing leading rating sibling pending voluntary-sector",
)
# Forms that are nouns (or adjectives) far more often than verbs in these texts: verbs only before
# an object.
NOUNISH = words(
    "approach approaches average averages",
    "access aim aims appeal award awards base benefit benefits bid bids board call calls campaign",
    "care cause causes challenge challenges change changes charge charges check checks claim",
    "claims control contact contacts cost costs cut cuts cover decline decrease deal deals delay",
    "demand design dip drop drops end estimate estimates experience experiences face fall falls",
    "figure focus forecast form forms fund funds further gain gains group grant grants head heads",
    "help hope hopes house houses increase increases interview issue issues jump lead leads level",
    "levels lift limit limits link links live look mark market match measure measures model",
    "models move moves name names need needs network networks note number numbers offer offers",
    "open order orders own partner partners pass patient people pilot pilots place places plan",
    "plans pledge pledges point points practice present process produce programme progress",
    "project projects promise promises purchase question questions rank rate rates reach record",
    "records release report reports request research reserve result results return returns review",
    "reviews rise rises ring run sample scale schedule score scores screen sell separate set",
    "share shares shift shifts show sign signs slip smoke span split spot spread staff stage",
    "stages start state states stay stays stem step steps stop strike strikes struggle supply",
    "support surge survey surveys switch target targets team teams test tests top total touch",
    "track trade train transfer transfers transport travel treat treble trial trials trigger trip",
    "trips turn update updates upgrade upgrades use uses value view views visit visits volunteer",
    "volunteers vote wait waits walk waste watch welcome win wins work works complete double",
    "lower better free thanks thank study studies advance balance capture command concern",
    "concerns contrast cross damage dance desire drain dream dress drift exchange exercise film",
    "flow flows function functions guard harm holiday influence lecture mention nurse nurses",
    "notes object objects picture post posts press protest query queries queue queues quote quotes",
    "shape shelter sort sound store stores stretch structure structures talk talks tour trail",
    "trust trusts venture weather worry wound wounds minister ministers favour fear fears audit",
    "audits author authors breach breaches search seat seats complaint doubt demands fix fuel",
    "long respect kick log logs practise rival close secure slow last clear back scan scans map",
    "plant plants cap label labels delay delays impact impacts edge peak peaks hand hands pile",
    "rally flood rush spike spikes cast drink drinks feed ride rides hike hikes lock decay grip",
    "rebound scramble tear fare fares beat blow hang bear underspend calm cool fly mould steady",
    "task tasks backs balances bases beats campaigns caps controls contrasts designs dips drifts",
    "edges exchanges",
    "exercises films floods groups guards jumps lectures maps piles presses protests purchases",
    "ranks reserves rivals samples scales schedules screens searches shelters slips sorts sounds",
    "spots stems stretches supplies surges switches tours trades transports triggers ventures",
    "walks",
    "answer answers book books brand brands bridge bridges budget budgets caution cautions",
    "channel channels combat combats contract contracts cull culls defeat defeats dent dents",
    "detail details discount discounts display displays divide divides endeavour endeavours exit",
    "exits fine fines harvest harvests honour honours hunt hunts invoice invoices judge judges",
    "leap leaps lease leases leverage leverages miss misses pack packs pencil pencils phone",
    "phones price prices probe probes pull pulls ramp ramps ration rations refund refunds reverse",
    "reverses seal seals shuttle shuttles smooth smooths source sources stack stacks stamp stamps",
    "stockpile stockpiles supplement supplements surface surfaces tap taps tax taxes tick ticks",
    "transplant transplants uplift uplifts veto vetos wash washes wipe wipes slice slices strain",
    "strains bill bills break breaks spin spins swing swings",
)

# -- what verbs mean for the direction of a figure

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

# -- what verbs mean for the status of a figure

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
EXPECT_VERBS = words("expect forecast project predict anticipate estimate schedule set await")
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

# -- what a counted noun says about the kind

KIND_NOUNS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "structure": words(
            "hospice hospices bank banks bodies quangos unions parties ministries nations museums",
            "system systems ics icss stp stps icb icbs icp icps ccg ccgs pct pcts lhb trust",
            "trusts council councils authority authorities borough boroughs organisation",
            "organisations organization organizations partner partners partnership partnerships",
            "provider providers network networks pcn pcns board boards alliance alliances",
            "collaborative collaboratives charity charities federation federations neighbourhood",
            "neighbourhoods footprint footprints vanguard vanguards area areas place places",
            "region regions body bodies company companies committee committees division divisions",
            "hub hubs centre centres unit units hospital hospitals consortium consortia agencies",
            "agency universities university institutions institution department departments",
            "groups group pioneers pilots pilot sites exemplars forum forums commissioners",
            "practices practice directorates integrators joint-ventures clusters localities",
            "locality districts district members services service employers businesses firms",
            "neighbours associations societies theatres wards ward stores shops branches factories",
            "offices leaders clinics clinic surgeries facilities facility buildings building",
            "zones zone teams team accelerators bases",
        ),
        "workforce": words(
            "staff nurse nurses gp gps doctor doctors clinician clinicians recruit recruits job",
            "jobs post posts role roles vacancy vacancies apprentice apprentices apprenticeship",
            "apprenticeships trainee trainees employee employees pharmacist pharmacists worker",
            "workers paramedic paramedics volunteer volunteers consultant consultants midwife",
            "midwives physiotherapist physiotherapists practitioner practitioners fte wte ftes",
            "wtes turnover workforce personnel colleagues associates associate therapists",
            "therapist dentists dentist radiographers radiographer psychologists surgeons",
            "anaesthetists specialists specialist carer-staff porters technicians scientists",
            "midwifery registrars navigators prescribers coaches champions assistants assistant",
            "professionals professional matrons advisers advisors officers managers fill",
            "recruitment retention sickness absence headcount leavers starters counsellors clerks",
            "crews crew coordinators returners graduates interns cadets optometrists",
            "members-of-staff psychiatrists oncologists radiologists paediatricians executives",
            "directors physio physios medics mentors agents connectors befrienders",
            "equivalents applicant applicants candidates hires joiners newcomers secondees",
            "locum locums handlers dispatchers responders cleaners caterers cooks chefs drivers",
            "engineers planners analysts supervisors secretaries administrators facilitators",
            "educators trainers tutors lecturers teachers researchers investigators chaplains",
            "housekeepers physicians intensivists fellows hygienists coders developers",
            "firefighters ahps hcas odps commanders inspectors negotiators phlebotomists",
            "stewards superintendents wardens sonographers interns non-executives shifts",
            "aiders corps",
        ),
        "activity": words(
            "appointment appointments visit visits call calls test tests check checks operation",
            "operations procedure procedures referral referrals vaccination vaccinations jab jabs",
            "dose doses vaccine vaccines screening screenings scan scans consultation",
            "consultations assessment assessments attendance attendances admission admissions",
            "session sessions contact contacts treatment treatments meeting meetings response",
            "responses intervention interventions prescription prescriptions workshop workshops",
            "course courses event events review reviews discharge discharges birth births",
            "inspections meals journeys journey parcels packages transplants health-checks",
            "transplant surgeries x-rays mris endoscopies biopsies swabs boosters invitations",
            "letters leaflets kits conversations interviews questionnaires surveys slots bed beds",
            "places homes houses properties trees repairs classes activities trips callouts",
            "call-outs incidents-attended cases items episodes spells deliveries injections",
            "examinations checkups check-ups lessons applications enquiries queries placements",
            "scanners scanner machines",
            "placement grants loans awards vans miles studies trials samples buses trains",
            "vehicles cars passengers flights ambulances routes capacity minutes-of-care",
            "mammograms ultrasounds refills signatures",
            "care-plans plans projects schemes programmes initiatives",
        ),
        "outcome": words(
            "death deaths life lives stroke strokes attack attacks wait waits waiting-list",
            "waiting list lists delay delays stay stays mortality survival expectancy infection",
            "infections satisfaction performance target standard stage rate rates score scores",
            "rating ratings prevalence incidents falls complaints complaint bed-days beddays",
            "readmission readmissions cancellation cancellations deficit surplus emissions",
            "backlog quality outcomes outcome access waiters handovers handover breaches breach",
            "amputations suicides fractures injuries harm hours crises exacerbations diagnoses",
            "time times days months weeks minutes cancers cancer overspend productivity",
            "improvement occupancy response-times efficiency admissions-avoided fatalities",
            "hospitalisations crimes offences demand need illness illnesses diabetes obesity",
            "smoking ill-health inequality gap confidence experience position points crime",
            "tonnes tons gigawatt-hours megawatt-hours kilowatt-hours mwh kwh gwh co2 carbon",
            "arrests accidents collisions pollution unemployment poverty speed births-low",
            "pregnancies relapse relapses mistakes errors never-events queues queue targets",
            "standards",
        ),
        "digital": words(
            "record records app apps download downloads login logins device devices user users",
            "view views website websites portal portals tablet tablets laptops laptop smartphones",
            "accounts account messages notifications licences ehr epr eprs wearables sensors",
            "viewing viewings usage readings",
            "monitors computers hits logons broadband wifi wi-fi software algorithms algorithm",
            "dashboards dashboard datasets data images videos video webinars texts text robots",
            "robot bots platform platforms clicks log-ins",
        ),
        "coverage": words(
            "people residents resident population populations households household citizens",
            "citizen person individuals inhabitants communities community postcodes towns town",
            "village villages cities city take-up takeup coverage registered public",
            "homes-connected school schools college colleges counties county countries nurseries",
            "families family patients patient adults site locations location settings",
            "constituencies prisons pharmacies pharmacy sites parents streets parishes mosques",
            "temples gyms cafes pubs supermarkets barbers stadiums stations halls workplaces",
            "garages hotels parks cafés café",
            "members-public uptake users-of-services wards-covered catchment taxpayers consumers",
            "attendees participants libraries churches venues estates visitors spectators scots",
            "londoners britons customers viewers",
        ),
        "cohort": words(
            "carer carers pupil pupils child children smokers smoker veterans mothers mother",
            "babies baby women men teenagers youngsters survivors sufferers clients claimants",
            "refugees pensioners newborns infants toddlers seniors inpatients outpatients",
            "diabetics asthmatics asylum-seekers prisoners offenders rough-sleepers sleepers",
            "tenants students adolescents learners dads mums girls boys elderly caseload caseloads",
            "homeless migrants victims fallers dwellers farmers travellers neonates widows",
            "grandparents drinkers gamblers drug-users ex-smokers vapers jobseekers inmates",
            "siblings detainees evacuees orphans twins couples attenders cohort cohorts",
        ),
    }
)
# People without anything that narrows them down: whoever counts them counts who is served.
GENERIC_PEOPLE = words(
    "people residents resident population populations households citizens inhabitants communities",
    "individuals person public patients patient local more of additional extra new adults",
    "families members registered other total diverse each the its their our all men women child",
    "children in and",
)
PEOPLE = words(
    "scots londoners callers parents people residents resident population patients patient",
    "individuals person adults citizens families households women men mothers children child",
    "pupils carers smokers young students babies users clients veterans participants tenants",
    "older those youngsters customers boys girls",
)
PLACES_SERVED = words(
    "schools colleges practices practice sites hospitals surgeries pharmacies wards areas ccgs",
    "trusts homes neighbourhoods places boroughs councils towns villages communities nurseries",
    "locations settings systems organisations pcns networks regions districts providers",
    "care-homes libraries venues clinics centres universities employers businesses prisons",
    "departments teams clusters",
)
# Something done to people: counting them then counts what was done.
DONE_TO_PEOPLE = words(
    "arrest charge detain hear send write issue distribute hand review see treat vaccinate screen",
    "assess refer discharge contact test invite examine immunise scan attend visit consult admit",
    "operate call jab rehouse swab triage sign complete undergo interview welcome deliver bear",
    "respond survey transport inspect process dispense collect administer teach phone ring",
    "watch put discuss move",
)
SERVED_VERBS = words(
    "look serve cover benefit reach include live span encompass represent home extend roll",
    "monitor",
)
HELP_VERBS = words(
    "help need aim design support aid assist care protect target identify enrol participate guide",
    "affect suffer",
)
LENT_A_HAND = words("help support assist care guide")
RESULT_TO_PEOPLE = words(
    "die diagnose wait survive recover suffer quit stop lose smoke return go_home avoid",
)
DIGITAL_CUES = words(
    "record records app digital digitally electronic online technology portal telehealth",
    "telemedicine epr ehr software tech e-consult econsult broadband wearable ai smartphone",
    "virtual-reality website remote video e-prescribing digitised download downloaded downloads",
    "logged",
)

# Forms in -ed that stand before nouns as adjectives far more often than they are verbs.
ATTRIBUTIVE = words(
    "integrated shared improved based joined delegated devolved combined planned registered",
    "increased reduced dedicated skilled enhanced advanced related needed trained qualified",
    "delayed cancelled unplanned missed targeted extended specialised personalised estimated",
    "expected proposed added continued required committed experienced established licensed",
    "accredited assisted supported sheltered informed detailed upgraded refurbished redesigned",
    "modernised tailored coordinated limited united mixed fixed disabled retired employed",
    "isolated elected approved named centralised dispersed coded",
)
# Nouns after which "to" or "for" introduces what is only aimed at.
PLAN_NOUNS = words(
    "plan plans planning proposal proposals ambition ambitions aim aims target targets goal goals",
    "bid bids commitment commitments pledge pledges promise intention intentions vision drive",
    "mission hope hopes blueprint scheme-to priority priorities objective objectives need",
    "requirement consultation application permission call calls trajectory trajectories promises",
    "aspiration aspirations undertaking deadline deadlines",
)
SAVING_WORDS = words("save saves saved saving savings efficiencies efficiency recouped avoided")
# What a sum is where it is no money put in.
FINANCE_OUTCOMES = words(
    "deficit deficits surplus overspend underspend shortfall debt debts saving savings",
    "efficiencies loss losses return returns profit profits revenue revenues sales earnings",
    "gap backlog adverse favourable overspent underspent arrears waste",
    "breakeven balance turnover income penalty fine fines",
)

OPENING_PASTS = words(
    "increased reduced improved enhanced extended added trained supported established targeted",
)
# Words that open a new phrase after a noun: "gave patients better access".
COMPARATIVES = words(
    "better sooner faster quicker closer nearer earlier easier speedier safer longer shorter",
    "worse higher lower available together away apart ahead well",
)
# Words counted in these texts: a third person of the same spelling is nearly always the noun.
COUNTED: frozenset[str] = frozenset(noun for nouns in KIND_NOUNS.values() for noun in nouns)


CHANGE_VERBS = UP_VERBS | DOWN_VERBS | BETTER_VERBS | WORSE_VERBS
CHANGE_NOUNS = UP_NOUNS | DOWN_NOUNS | BETTER_NOUNS | WORSE_NOUNS
# Words that end a noun phrase or join another to it.
LINKING_WORDS = PREPOSITIONS | CONJUNCTIONS
JOINING_WORDS = CONJUNCTIONS | RELATIVES
CLOSING_WORDS = LINKING_WORDS | RELATIVES


def changes(lemma: str) -> bool:
    """Whether the verb says that something became more or less, better or worse."""
    return lemma in CHANGE_VERBS or lemma.endswith(("_up", "_down"))


# -- what is said of people and sites, as far as it tells the kind

COMPOUNDS: Mapping[str, str] = MappingProxyType(
    {
        "care homes": "coverage",
        "care home": "coverage",
        "nursing homes": "coverage",
        "training places": "workforce",
        "whole-time equivalent": "workforce",
        "full-time equivalent": "workforce",
        "waiting list": "outcome",
        "waiting lists": "outcome",
        "waiting times": "outcome",
        "health checks": "activity",
        "care plans": "activity",
        "care records": "digital",
        "bed days": "outcome",
        "hospital days": "outcome",
        "never events": "outcome",
        "never event": "outcome",
        "test results": "activity",
        "response times": "outcome",
        "response time": "outcome",
        "response rate": "outcome",
        "response rates": "outcome",
        "school places": "activity",
        "smoking rates": "outcome",
        "test kits": "activity",
        "medical records": "digital",
        "family doctors": "workforce",
        "team members": "workforce",
        "staff members": "workforce",
        "board members": "structure",
        "call handlers": "workforce",
        "care workers": "workforce",
        "mental health": "outcome",
        "home visits": "activity",
        "food banks": "structure",
        "free schools": "coverage",
        "foster carers": "workforce",
        "air quality": "outcome",
        "frequent users": "cohort",
        "frequent callers": "cohort",
        "frequent attenders": "cohort",
        "service users": "cohort",
        "drug users": "cohort",
        "wheelchair users": "cohort",
        "health visitors": "workforce",
        "care leavers": "cohort",
        "expectant mothers": "cohort",
        "care packages": "activity",
    }
)
SITES = words(
    "borough boroughs school schools college colleges practice practices site sites hospital",
    "hospitals surgeries pharmacy pharmacies wards ward ccgs trusts homes neighbourhoods councils",
    "towns villages communities nurseries locations location settings pcns districts providers",
    "libraries venues clinics centres universities employers businesses prisons departments",
    "counties cities hubs units localities theatres streets parishes estates churches mosques",
    "clusters",
    "organisations facilities temples gyms cafes supermarkets barbers pubs stadiums stations halls",
    "workplaces factories garages hotels museums parks branches shops clubs hospices laboratories",
    "jails premises",
)
# Areas: places a scheme runs in only where a verb says so.
AREAS = words("regions region areas area places counties systems networks pcns localities")
PILOT_VERBS = words("pilot run trial test operate fund copy replicate repeat")
# Bodies of so many members, which are there already.
GROUPS_OF = words("group network alliance family partnership consortium collaborative federation")
# Whom something costs: what it costs them is a result, no investment.
BEARERS = words(
    "nhs economy taxpayer taxpayers society us councils council trust trusts hospital hospitals",
    "board boards system systems employers businesses country service services",
)
ADVICE = words("advice support help guidance information food parcels meals vouchers")
# Verbs for what people and bodies do with a record or an app.
USING = words("use access log connect view download open join")
# How a record or an app comes to more sites.
TAKEN_UP = words("use access connect join take start go begin live extend roll spread supply sign")
GATHERINGS = words("event events meeting meetings workshop workshops class classes course courses")
PLACES_TO_LEARN = words("places place placements")
# What those learn who will work in care.
CARE_SUBJECTS = words(
    "medical medicine nursing pharmacy dental dentistry midwifery paramedic physiotherapy nurse",
    "healthcare radiography psychology optometry social-work therapy podiatry dietetics",
)
LEARNING = words(
    "medical nursing student students training trainee university degree dental midwifery school",
    "apprenticeship foundation",
)
HIRING = words("recruit hire employ appoint train")
# Nouns for people by what they do: "connectors", "befrienders", "assistants".
AGENT = re.compile(r"(?:ers|ors|ants|ents|ians|ees|ics|mates|men|women|aides|physios)$")
# How bodies stand with their money.
BALANCE = words("deficit deficits balance even breakeven break-even surplus overspent overspending")
# What went wrong is no activity, however much of it there is.
SPOILT = words("cancelled cancellations missed overdue delayed avoidable postponed")
SPREAD_VERBS = words(
    "roll run operate introduce trial pilot live use adopt expand spread extend launch install",
    "deploy offer deliver implement cover reach visit test embed accredit",
)
JOIN_VERBS = words("join sign participate enrol take encourage involve adopt pilot volunteer")
# What a change starts from: "from an establishment of 200".
BASES = words("establishment baseline base workforce headcount")
# What is released for other uses.
FREED = words("bed beds days hours minutes time appointments")
TRIALS = words("trial study trials studies research")
WORK_VERBS = words("employ hire recruit")
ALL_PEOPLE = words(
    "take-up takeup coverage uptake people residents resident population populations citizens",
    "inhabitants households public adults",
)
# What became of people: counting them then is a result.
FATE_WORDS = words(
    "waiting waited waiters died die dies dying survive survived smoke smokes smoked quit",
    "diagnosed killed recovered reoffended sleeping homeless obese overweight injured unemployed",
    "stuck stranded trapped evicted",
    "hospitalised absent slept reoffend reside needn't corridor corridors trolley trolleys",
)
CONDITIONS = words(
    "diabetes asthma dementia cancer depression copd frailty hypertension epilepsy arthritis",
    "stroke autism disability disabilities condition conditions illness illnesses disease",
    "diseases addiction addictions fibrillation anxiety obesity autistic disabled frail",
    "vulnerable high-risk risk needs hiv hepatitis sepsis pain psychosis problems disorder",
    "disorders impairment difficulties alcohol poverty learning-disabilities housebound isolated",
    "symptoms covid long-covid undiagnosed overweight endometriosis menopause osteoporosis",
    "schizophrenia bipolar psychotic parkinson's sclerosis self-harm infertility housing-need",
    "blindness deafness incontinence migraine eczema malnutrition gout heart kidney failure",
)
OPINIONS = words(
    "satisfied said say says tell tells told rather felt feel feels rated reported agreed agree",
    "happy recommend",
    "confident believe think thought prefer positive dissatisfied named cited favour favoured",
    "trust worried optimistic pessimistic support opposed rate expected liked loved successful",
    "unsuccessful",
)
OPINION_VERBS = words("think say feel believe recommend agree name want report prefer find rate")
WITHIN = words("within same early target standard hours weeks minutes days time")
REACHED = words(
    "access eligible uptake covered coverage registered live lives invited offered vaccinated",
    "immunised vaccine jab dose screened attended protected reached served benefit nationally",
    "register",
)
# Verbs that say how high a measure stands: a bare number then counts their subject.
MEASURE_VERBS = words("reach hit stand total number exceed top pass be become peak average")
# Recruited to a trial or programme, these are not staff.
TRIAL_PEOPLE = words("patients participants women men children families adults babies mothers")
# What befalls people: counting them then counts events.
BEFALLING = words("attack attacks stroke strokes fall accident miscarriage seizure crisis")
# A rating or a failing said of a share of organisations.
QUALITY_WORDS = words("rated good outstanding inadequate improvement failing not missed")
# What is done so that people are covered: the share done is a coverage.
COVERING_ACTS = words("vaccinate immunise screen jab invite")
PROTEST_VERBS = words("protest march demonstrate vote petition")
# What people or buildings come to have, where it is announced.
HOLDING_VERBS = words("have house include contain feature comprise")
CUTTING_VERBS = words("cut axe close shut scrap remove shed lose reduce")
# What brings an illness to light.
FOUND_OUT = words("diagnose find detect discover")
# Ready to leave, and still there.
# What protects people: its share of them is a coverage.
PROTECTING = words(
    "immunised vaccinated vaccination vaccinations immunisation mmr jab jabs vaccine vaccines",
    "screening screened hpv",
)
READY_WORDS = words("fit ready well optimised medically stranded stuck safe able could")
DISEASES = CONDITIONS | words(
    "mrsa difficile flu influenza measles norovirus coronavirus covid-19 tb tuberculosis mumps",
    "pneumonia meningitis scarlet fever whooping cough infection infections e.coli coli cancer",
    "syphilis gonorrhoea chlamydia monkeypox mpox malaria rickets scurvy gout abuse neglect",
)
DEPRIVED = words("deprived deprivation poorest poverty hardship overcrowded")
PUPILS = words("school schools pupil pupils classroom college")
THINGS_DONE = words(
    "review reviews assessment assessments screening check checks check-up test tests operation",
    "operations surgery scan scans treatment appointment appointments jab jabs dose doses vaccine",
    "vaccination vaccinations consultation procedure transplant therapy booster visit training",
    "course tested",
)
HARMFUL_ACTIVITY = words(
    "admissions admission attendances attendance readmissions hospitalisations callouts call-outs",
    "bed beds incidents discharges cancellations operations-cancelled",
)
WORKFORCE_MEASURES = words(
    "vacancy vacancies turnover sickness retention staff fill headcount workforce recruitment",
    "absence staffing trainee trainees training appraisal appraisals",
)
DIGITAL_FOR_PEOPLE = words(
    "record records app apps online electronic digitally downloaded logged website e-consult",
    "portal remote epr telehealth wearable wearables monitors electronically paperless software",
    "dashboard platform video tablets laptops tablet telephony log-ins logins",
)

# Words that may stand between a determiner and a figure.
PREMODIFIERS = words(
    "existing further extra additional new first last next current other total remaining initial",
    "estimated whopping record massive huge staggering whole same full combined previous latest",
    "recent final just only some very mere fewer eligible local worth costing around about over",
    "under nearly almost approximately up average overall annual regional national added earliest",
    "original former top main",
)
TIME_OPENERS = words(
    "last next today yesterday tomorrow so per annually weekly monthly daily yearly previously",
)
# Nouns that say with "of" that what follows came to be.
ADDING_NOUNS = words("recruitment creation appointment hiring addition")
TIME_UNITS = words(
    "second minute hour day night week fortnight month quarter year decade shift annum time",
)
# Of what is done to people, what they do themselves: the figure is then the verb's subject.
DONE_BY_PEOPLE = words("attend visit call contact sign complete undergo consult operate interview")

HEDGES = words(
    "just only around about over under nearly almost approximately roughly some circa an",
    "estimated a mere",
)
FUNDS = words(
    "fees fee tariff tariffs",
    "spending funding budget budgets investment grant grants expenditure spend outlay allocation",
    "paybill cash money pot purse income payments payouts",
)
CREWS = words("team teams crew crews workforce squad panel group")
DIGITALLY = words("electronically digitally online digital video remotely virtually")
# What a plan or strategy "does" in the present tense is planned.
PLAN_CONTENTS = words(
    "provide include involve set commit envisage propose contain see mean call require outline",
    "depend rely assume rest hinge",
)
# Nouns for people by their trade: "dietitians", "co-ordinators", "audiologists".
PROFESSION = re.compile(r"(?:ists?|icians?|itians?|inators?|ographers?|opaths?|visors?|ologists?)$")
NO_PROFESSIONS = words(
    "lists list activists artists tourists cyclists motorists persists consists finalists exists",
)
# Verbs that say what a share makes up, or where it comes from.
MAKING_UP = words("come account make represent cross")
# Who gives money out rather than saves it.
FUNDERS = words("england government treasury ministers minister department")
SUMS_OF_RESULT = FINANCE_OUTCOMES | SAVING_WORDS
SERVED_OR_HELPED = SERVED_VERBS | HELP_VERBS
SERVED_OR_JOINED = SERVED_VERBS | JOIN_VERBS
SERVED_OR_COVERED = SERVED_VERBS | COVERING_ACTS
RATED_WORDS = QUALITY_WORDS | OPINIONS
THINGS_GIVEN = ADVICE | THINGS_DONE
NOT_DONE_BY_PEOPLE = (DONE_TO_PEOPLE | FOUND_OUT) - DONE_BY_PEOPLE
TAKING_VERBS = GAINING_VERBS - UP_VERBS
HELD_OR_CUT = CUTTING_VERBS | HOLDING_VERBS
