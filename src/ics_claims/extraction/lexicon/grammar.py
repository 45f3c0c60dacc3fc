"""Verbs with their forms, and the small words that hold sentences together.

Everything in this package is data about the language of press offices. A word that is missing costs
a rule its cue, so add rather than special-case. Lists are strings of words for ease of reading and
editing.
"""

from __future__ import annotations

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
OPENING_PASTS = words(
    "increased reduced improved enhanced extended added trained supported established targeted",
)
# Words that open a new phrase after a noun: "gave patients better access".
COMPARATIVES = words(
    "better sooner faster quicker closer nearer earlier easier speedier safer longer shorter",
    "worse higher lower available together away apart ahead well",
)
# Words that end a noun phrase or join another to it.
LINKING_WORDS = PREPOSITIONS | CONJUNCTIONS
JOINING_WORDS = CONJUNCTIONS | RELATIVES
CLOSING_WORDS = LINKING_WORDS | RELATIVES
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
TIME_UNITS = words(
    "second minute hour day night week fortnight month quarter year decade shift annum time",
)
HEDGES = words(
    "just only around about over under nearly almost approximately roughly some circa an",
    "estimated a mere",
)
