"""What counted nouns, and what is done with them, say of the kind of a figure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from ics_claims.extraction.lexicon.grammar import words
from ics_claims.extraction.lexicon.trend import SAVING_WORDS

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
DIGITAL_CUES = words(
    "record records app digital digitally electronic online technology portal telehealth",
    "telemedicine epr ehr software tech e-consult econsult broadband wearable ai smartphone",
    "virtual-reality website remote video e-prescribing digitised download downloaded downloads",
    "logged",
)
# What a sum is where it is no money put in.
FINANCE_OUTCOMES = words(
    "deficit deficits surplus overspend underspend shortfall debt debts saving savings",
    "efficiencies loss losses return returns profit profits revenue revenues sales earnings",
    "gap backlog adverse favourable overspent underspent arrears waste",
    "breakeven balance turnover income penalty fine fines",
)
# Words counted in these texts: a third person of the same spelling is nearly always the noun.
COUNTED: frozenset[str] = frozenset(noun for nouns in KIND_NOUNS.values() for noun in nouns)
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
# Recruited to a trial or programme, these are not staff.
TRIAL_PEOPLE = words("patients participants women men children families adults babies mothers")
# What befalls people: counting them then counts events.
BEFALLING = words("attack attacks stroke strokes fall accident miscarriage seizure crisis")
# A rating or a failing said of a share of organisations.
QUALITY_WORDS = words("rated good outstanding inadequate improvement failing not missed")
# What is done so that people are covered: the share done is a coverage.
COVERING_ACTS = words("vaccinate immunise screen jab invite")
PROTEST_VERBS = words("protest march demonstrate vote petition")
# What brings an illness to light.
FOUND_OUT = words("diagnose find detect discover")
# What protects people: its share of them is a coverage.
PROTECTING = words(
    "immunised vaccinated vaccination vaccinations immunisation mmr jab jabs vaccine vaccines",
    "screening screened hpv",
)
# Ready to leave, and still there.
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
# Of what is done to people, what they do themselves: the figure is then the verb's subject.
DONE_BY_PEOPLE = words("attend visit call contact sign complete undergo consult operate interview")
FUNDS = words(
    "fees fee tariff tariffs",
    "spending funding budget budgets investment grant grants expenditure spend outlay allocation",
    "paybill cash money pot purse income payments payouts",
)
CREWS = words("team teams crew crews workforce squad panel group")
# Nouns for people by their trade: "dietitians", "co-ordinators", "audiologists".
PROFESSION = re.compile(r"(?:ists?|icians?|itians?|inators?|ographers?|opaths?|visors?|ologists?)$")
NO_PROFESSIONS = words(
    "lists list activists artists tourists cyclists motorists persists consists finalists exists",
)
# Verbs that say what a share makes up, or where it comes from.
MAKING_UP = words("come account make represent cross")
SUMS_OF_RESULT = FINANCE_OUTCOMES | SAVING_WORDS
SERVED_OR_HELPED = SERVED_VERBS | HELP_VERBS
SERVED_OR_JOINED = SERVED_VERBS | JOIN_VERBS
SERVED_OR_COVERED = SERVED_VERBS | COVERING_ACTS
RATED_WORDS = QUALITY_WORDS | OPINIONS
THINGS_GIVEN = ADVICE | THINGS_DONE
NOT_DONE_BY_PEOPLE = (DONE_TO_PEOPLE | FOUND_OUT) - DONE_BY_PEOPLE
