"""The word lists and sentences of the made-up archive."""

SYLLABLES = [
    "ba",
    "be",
    "bo",
    "bra",
    "bren",
    "cal",
    "cor",
    "da",
    "del",
    "dor",
    "dra",
    "el",
    "en",
    "far",
    "fen",
    "gal",
    "gor",
    "han",
    "har",
    "il",
    "ion",
    "jar",
    "kel",
    "kor",
    "lan",
    "lem",
    "lin",
    "lor",
    "mar",
    "mel",
    "mir",
    "mor",
    "nar",
    "nel",
    "nor",
    "ol",
    "or",
    "pel",
    "per",
    "qua",
    "ral",
    "ren",
    "rin",
    "ros",
    "sal",
    "sar",
    "sel",
    "sen",
    "tal",
    "tar",
    "tel",
    "tor",
    "ul",
    "ur",
    "val",
    "var",
    "vel",
    "ven",
    "vor",
    "wel",
    "win",
    "yar",
    "zan",
    "zel",
    "zor",
]
PLACE_PREFIXES = ("Old", "New", "Upper", "Lower", "Port", "Fort", "East", "West")
COUNTRIES = ("XA", "XB", "XC", "XV", "XZ")

TAKES_PART = ("armed-group", "state-force", "government", "organisation", "company", "community")
ACTOR_PATTERN = (
    "publisher",
    "armed-group",
    "state-force",
    "person",
    "organisation",
    "publisher",
    "government",
    "armed-group",
    "company",
    "community",
)
ACTOR_NAMES = {
    "publisher": ("{} Gazette", "Radio {}", "The {} Courier", "{} Wire", "{} Today"),
    "armed-group": ("{} Liberation Front", "Sons of {}", "{} Self-Defence League", "{} Brigade"),
    "state-force": ("{} Border Guard", "Army of {}", "{} Gendarmerie", "{} Air Force"),
    "person": ("Colonel {}", "Spokeswoman {}", "Minister {}", "Doctor {}", "Governor {}"),
    "organisation": ("{} Red Circle", "{} Rights Monitor", "Committee for {}", "{} Relief"),
    "government": ("Government of {}", "{} Transitional Council", "Ministry of {}"),
    "company": ("{} Mining Company", "{} Transport", "{} Security Services"),
    "community": ("People of {}", "{} Elders", "Displaced of {}"),
}
FRENCH_GROUPS = ("Front de", "Armée de", "Comité de", "Conseil de", "Société de", "Ligue de")
ACTOR_SENTENCES = (
    "{name} first appears in the records around {place}.",
    "Its members come from the villages about {place}, and some from further away.",
    "Reports of later years use the name {own} for it.",
    "It has an office in {place}, which answers letters but seldom questions.",
    "What it says of itself and what others say of it differ more than usual.",
    "No two sources agree on when {name} was founded.",
)

EVENTS = {
    "air-drone-strike": (
        "Drone strike on the {site} of {place}",
        "Air raid on {place}",
        "Strikes near the {site} in {place}",
    ),
    "shelling-artillery-missile-attack": (
        "Shelling of {place}",
        "Shells hit the {site} of {place}",
    ),
    "armed-clash": ("Clash at the {site} of {place}", "Fighting around {place}"),
    "attack": ("Attack on the {site} of {place}", "Killings in {place}", "Raid on {place}"),
    "abduction-forced-disappearance": ("Abductions in {place}", "Men taken from {place}"),
    "peaceful-protest": ("March in {place}", "Sit-in before the {site} of {place}"),
    "violent-demonstration": ("Riot at the {site} of {place}", "Unrest in {place}"),
    "arrests": ("Arrests in {place}", "Sweep around the {site} of {place}"),
    "looting-property-destruction": ("Looting of the {site} in {place}", "Fire in {place}"),
    "remote-explosive-landmine-ied": (
        "Mine on the road to {place}",
        "Blast at the {site} of {place}",
    ),
    "agreement": ("Truce of {place}", "Agreement signed in {place}"),
}
EVENT_RELATIONS = ("retaliation_for", "part_of", "follows", "caused_by", "related_to")
SECOND_ROLES = ("party", "supporter", "participant", "commentator", "victim")
SITES = (
    "market",
    "bridge",
    "school",
    "clinic",
    "bus station",
    "mill",
    "granary",
    "well",
    "town hall",
    "ferry landing",
    "prison",
    "checkpoint",
    "pharmacy",
    "old barracks",
    "radio mast",
    "weighbridge",
    "tannery",
    "cemetery",
)
HOURS = (
    "before dawn",
    "at sunrise",
    "early in the morning",
    "towards noon",
    "in the heat of the afternoon",
    "at dusk",
    "after the evening prayer",
    "around midnight",
    "in the small hours",
)
TAGS = (
    "drought",
    "elections",
    "border",
    "mining",
    "ceasefire",
    "displacement",
    "river",
    "harvest",
    "convoys",
    "detention",
    "schools",
    "health-care",
    "roads",
    "water",
    "grazing",
    "militias",
    "inquiry",
    "court",
)
SUMMARY_SENTENCES = (
    "On {day}, {hour}, the {site} of {place} was hit, and {first} was named by residents.",
    "People from {village} who had come to sell grain were caught between {first} and {second}.",
    "{third} had left the {site} some {number} minutes before and waited in {village}.",
    "About {number} households moved towards {village} in the days that followed.",
    "The road between {place} and {village} stayed closed for {number} days.",
    "{second} says that it was not in {place} at all on {day}.",
    "A delegation of {third} reached {place} {hour} and found the {site} empty.",
    "The number of those hurt changed several times, and {first} has not published its own.",
    "Photographs show the {site} from the side of {village} only.",
    "Witnesses describe {number} vehicles without plates, which came from {village} {hour}.",
)
LINK_SENTENCES = (
    "Some accounts see it as the sequel of {link}.",
    "Residents of {place} compare it with {link}.",
    "It came after {link}, which had begun in much the same way.",
    "{first} itself points to {link} when asked about it.",
)
NOTES = (
    "The reports place the {site} on both banks of the river; {village} lies on the eastern one.",
    "Two texts write {village} where they must mean {place}; the day, {day}, is not in doubt.",
    "The hour ({hour}) is given by one source only, and the names of {number} persons by none.",
    "It is not known whether {third} and the men seen near {village} are the same.",
)
ACCUSATIONS = (
    "Named by residents of {village}; says nothing of it itself.",
    "Its vehicles were seen near {village} {hour}.",
    "Accused by {second} on the day after.",
)
REASONS = (
    "The hospital of {place} names each of them.",
    "The later of two lists from {village} leaves out those counted twice.",
)

HEADLINES = (
    "{number} dead in {place}, residents say",
    "What is known about {place}",
    "{place} counts its missing",
    "Night of fire in {place}",
    "{number} families leave {place}",
    "Conflicting numbers after {place}",
    "In {place}, nobody wants to have been there",
    "{publisher} in {place}",
)
#: Sentence, property, whole category, category of the part.
DOUBLE_COUNTS = (
    (
        (
            "{voice} said that {whole} civilians were killed at the {site} of {place} {hour}, "
            "including {part} children"
        ),
        "killed",
        "civilians",
        "children",
    ),
    (
        (
            "According to {voice}, {whole} people were injured near {village} {hour}, "
            "among them {part} women"
        ),
        "injured",
        "people",
        "women",
    ),
    (
        (
            "A count that {voice} made at the {site} comes to {whole} people displaced "
            "from {place}, of whom {part} elderly people had walked from {village}"
        ),
        "displaced",
        "people",
        "elderly",
    ),
    (
        (
            "{voice} speaks of {whole} combatants killed around {place} {hour}, "
            "{part} fighters among them"
        ),
        "killed",
        "combatants",
        "fighters",
    ),
)
#: Sentence, property, category, whether the side of the counted is known.
COUNTS = (
    (
        "{voice} put the toll of {place} at {amount} soldiers killed at the {site} {hour}",
        "killed",
        "soldiers",
        True,
    ),
    (
        "{voice} said {amount} civilians had died at the {site} of {place} {hour}",
        "killed",
        "civilians",
        False,
    ),
    (
        "{amount} men were detained {hour} between {place} and {village}, {voice} said",
        "detained",
        "men",
        False,
    ),
    (
        "In {place}, {voice} counted {amount} people missing since the fire at the {site}",
        "missing",
        "people",
        False,
    ),
    (
        "{voice} reported {amount} people injured at the {site}, most of them from {village}",
        "injured",
        None,
        False,
    ),
)
#: How a text words an amount, and how a claim writes it.
AMOUNTS = (
    ("{low}", "{low}"),
    ("{low}", "{low}"),
    ("{low}", "{low}"),
    ("at least {low}", ">={low}"),
    ("up to {low}", "<={low}"),
    ("{low} to {high}", "{low}-{high}"),
    ("about {low}", "~{low}"),
    ("dozens of", "dozens"),
)
BLAMES = (
    "{voice} held {accused} responsible for what happened at the {site} of {place} {hour}",
    "It was {accused}, {voice} said, that came from the side of {village} {hour}",
    "{voice} has no doubt that {accused} gave the order from {village} to take the {site}",
)
DENIALS = (
    "{voice} denied any part in what happened at the {site} of {place} {hour}",
    "None of its units had been near {village} {hour}, {voice} said of the {site}",
)
SILENCES = (
    "{accused} did not answer questions about {village} and the {site} sent {hour}",
    "{accused} would not comment on the {site} of {place} when it was called {hour}",
)
WEATHER = ("dust", "rain", "fog", "a dry wind", "heavy clouds", "clear skies")
GIVEN = ("Amel", "Boren", "Cilia", "Doran", "Eska", "Farid", "Gwen", "Hanno", "Ilse", "Joram")
FAMILY = ("Tavel", "Rosk", "Menard", "Qadir", "Ostrova", "Pell", "Sarne", "Udo", "Vint", "Welk")
REPORT_SENTENCES = (
    "On {day}, {date}, there was {weather} over {place}, and few were on the road.",
    "{person}, {age}, keeps a stall behind the {site} and had just opened it {hour}.",
    "A notice on the door of the {site} says that it will stay shut until further notice.",
    "The town has some {number} inhabitants, more since the people of {village} came.",
    "“We heard it before we saw it,” said {person}, {age}, who drives to {village} every week.",
    "The line to {village} was cut {hour}, and came back only on the second day.",
    "A teacher from {village}, {person}, kept the names in an exercise book of {number} lines.",
    "It was {hour} when the {site} filled with people who looked for someone.",
    "An earlier version of this report placed the {site} in {village}.",
    "The road passes the {site}, then {village}, and ends {number} metres from the river.",
    "With {weather} over the valley, no helicopter could land at {place} {hour}.",
)
NARRATIVES = (
    (
        "How {name} comes into the records of {year}, from {link} on. The order is that of the "
        "events, not of the reports."
    ),
    (
        "A selection: what the sources of {year} say about {name}. It begins with {link} and "
        "leaves out what only one source mentions."
    ),
)
NOTES_ON_ENTRIES = (
    "The first report of {day} to name it.",
    "Not in dispute, unlike most of {day}.",
    "Told in several ways; the earliest is of {day}.",
    "Here because the accounts of {day} refer to it.",
)
