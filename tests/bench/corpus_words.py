"""Words of which the bench's vacancies are made, all our own."""


def _list(text: str) -> tuple[str, ...]:
    """What stands between semicolons."""
    return tuple(" ".join(part.split()) for part in text.split(";"))


# A field of work: the job family's code, how titles name it, what people of the field do, how often it occurs.
FIELDS = (
    ("project-management", "Programme", ("programme documents", "donor proposals", "multi-year workplans"), 7),
    ("movement-operations", "Movement Operations", ("flight bookings", "transit centres", "convoy plans"), 7),
    ("procurement", "Logistics", ("logistics hubs", "warehouse counts", "fleet and fuel records"), 6),
    ("procurement", "Procurement", ("tender files", "bid evaluations", "framework agreements"), 6),
    ("finance", "Finance", ("ledger reconciliations", "cost projections", "bank mandates"), 7),
    ("human-resources", "Human Resources", ("staff records", "leave balances", "induction courses"), 7),
    ("information-technology", "Information Technology", ("network switches", "service tickets", "backup plans"), 6),
    ("legal", "Legal", ("contract clauses", "host agreements", "claims before tribunals"), 4),
    ("health", "Migration Health", ("medical screenings", "vaccine cold chains", "laboratory returns"), 6),
    ("communications", "Public Information", ("press lines", "field stories", "photo archives"), 4),
    ("data", "Data and Research", ("displacement surveys", "statistical models", "open data sets"), 6),
    ("emergency", "Emergency Response", ("shelter kits", "camp sites", "early recovery grants"), 6),
    ("labour-mobility", "Labour Mobility", ("recruitment corridors", "skills partnerships", "employer audits"), 4),
    ("migration-management", "Border Management", ("border posts", "identity documents", "visa files"), 4),
    ("monitoring-evaluation", "Monitoring and Evaluation", ("baselines", "indicator tables", "field visits"), 5),
    ("policy", "Policy", ("position papers", "compact reviews", "government consultations"), 4),
    ("donor-relations", "Partnerships", ("pledge letters", "donor reports", "private foundations"), 3),
    ("administration", "Administrative", ("meeting minutes", "travel claims", "asset registers"), 6),
    ("construction", "Engineering", ("site drawings", "water schemes", "bills of quantities"), 3),
    ("internal-oversight", "Internal Audit", ("audit plans", "working papers", "risk registers"), 2),
)
# How titles rank a post: words before the field, words after it, grades, how often.
LEVELS = (
    ("", "Assistant", ("G-3", "G-4", "G-5"), 10),
    ("Senior", "Assistant", ("G-5", "G-6"), 6),
    ("National", "Officer", ("NO-A", "NO-B"), 8),
    ("", "Officer", ("P-2", "P-3"), 14),
    ("Senior", "Officer", ("P-4",), 5),
    ("", "Specialist", ("P-3", "P-4"), 6),
    ("", "Coordinator", ("P-3", "P-4"), 4),
    ("Chief,", "Division", ("P-5", "D-1"), 1),
)
_CITIES = _list(
    """
    Geneva CH; Nairobi KE; Manila PH; Panama City PA; Bangkok TH; Cairo EG; Dakar SN; Brussels BE; Vienna AT;
    Bogotá CO; San José CR; Pretoria ZA; Addis Ababa ET; Amman JO; Ankara TR; Baghdad IQ; Beirut LB; Kyiv UA;
    Kabul AF; Islamabad PK; Dhaka BD; Cox’s Bazar BD; Colombo LK; Juba SS; Khartoum SD; Kampala UG; Kigali RW;
    Lagos NG; Abuja NG; Maiduguri NG; N’Djamena TD; Niamey NE; Bamako ML; Ouagadougou BF; Accra GH; Tunis TN;
    Tripoli LY; Rabat MA; Sana’a YE; Aden YE; Tegucigalpa HN; Lima PE; Quito EC; Brasília BR; Port-au-Prince HT;
    México MX; Tijuana MX; Rome IT; Athens GR; Chișinău MD; Warsaw PL; Astana KZ; Dushanbe TJ; Yangon MM; Jakarta
    ID; Dili TL; Suva FJ; Port Moresby PG; Maputo MZ; Harare ZW
    """
)
PLACES = tuple((place[:-3], place[-2:]) for place in _CITIES)
CONTRACTS = ("fixed-term", "fixed-term", "fixed-term", "temporary", "special-short-term-graded", "consultancy")
UNITS = _list(
    """
    Regional Office; Country Office; Sub-Office; Division; Support Centre; Field Office; Liaison Office
    """
)

VERBS = _list(
    """
    Prepare; Review; Follow; Check; Draft; Gather; Compare; Keep; Plan; Explain; Train others in; Correct;
    Negotiate; Translate; Summarize; Present; Reconcile; Improve; Hand over; Document; Advise on; Supervise;
    Organize; Archive; Verify; Estimate; Simplify; Answer for; Report on
    """
)
THINGS = _list(
    """
    monthly returns; budget lines; requests of the field; agreements with local authorities; case files; lessons
    of earlier phases; shared calendars; contracts of service; questionnaires; security briefings; inventories;
    invitations and agendas; complaints and their answers; maps and rosters of sites; weekly bulletins; training
    material; handover notes; terms of reference; attendance sheets; translations of leaflets; records of
    interviews; standing instructions; quality samples; price lists; helpline statistics; accommodation lists;
    grant ceilings; household interviews; emergency contacts
    """
)
MANNERS = _list(
    """
    together with the government's focal points; within two working days; before the end of each quarter; as the
    regional adviser asks; for three offices at once; in the two working languages of the mission; with attention
    to women, children and older people; so that auditors can follow every step; under the guidance of the head of
    unit; whenever routes or prices change; by telephone and on the spot; in a form that partners can use again;
    with a colleague as the second pair of eyes; without being reminded; from the first assessment to the closing
    report; in remote districts for a week at a time; and say in a paragraph what follows from them; against the
    figures of the year before
    """
)
SYLLABLES = _list(
    """
    ba; chi; da; dor; el; fa; gan; hol; in; ja; kar; lim; ma; nor; o; pel; qui; ra; sen; ta; ul; ven; wa; xa; yor;
    za; bre; cla; dru; gli; pri; stan; tro
    """
)
