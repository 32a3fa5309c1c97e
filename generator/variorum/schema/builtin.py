"""The built-in vocabulary: what a site may say without a vocabulary file.

Event types are ACLED's sub-event types (ACLED codebook 2023), place precision is UCDP's.
"""

from variorum.model.vocabulary import Property, PropertyType, Relation, Term, Vocabulary


def _terms(*rows: tuple[str, str] | tuple[str, str, str]) -> dict[str, Term]:
    return {row[0]: Term(row[0], row[1], *row[2:]) for row in rows}


def _grouped(group: str, *labels: str) -> dict[str, Term]:
    return {_slug(label): Term(_slug(label), label, group=group) for label in labels}


def _slug(label: str) -> str:
    words = "".join(c if c.isalnum() else " " for c in label.lower())
    return "-".join(words.split())


def _properties(*rows: tuple[str, str, PropertyType, str | None]) -> dict[str, Property]:
    return {row[0]: Property(*row) for row in rows}


def _relations(*rows: Relation) -> dict[str, Relation]:
    return {row.id: row for row in rows}


PROPERTIES = _properties(
    ("killed", "Killed", PropertyType.COUNT, None),
    ("injured", "Injured", PropertyType.COUNT, None),
    ("missing", "Missing", PropertyType.COUNT, None),
    ("detained", "Detained", PropertyType.COUNT, None),
    ("abducted", "Abducted", PropertyType.COUNT, None),
    ("displaced", "Displaced", PropertyType.COUNT, None),
    ("occurred", "Whether it happened", PropertyType.STANCE, None),
    ("date", "When", PropertyType.DATE, None),
    ("place", "Where", PropertyType.PLACE, None),
    ("responsible", "Held responsible", PropertyType.ACTOR, None),
    ("target", "What was hit", PropertyType.TERM, "targets"),
    ("weapon", "Means", PropertyType.TERM, "weapons"),
    ("status_of_victims", "Who the victims were", PropertyType.TERM, "victim_statuses"),
    ("motive", "Motive", PropertyType.TEXT, None),
    ("damage", "Damage", PropertyType.TEXT, None),
    ("comment", "Comment", PropertyType.STANCE, None),
    ("other", "Other", PropertyType.TEXT, None),
)

CATEGORIES = _terms(
    ("people", "people"),
    ("civilians", "civilians", "people"),
    ("children", "children", "civilians"),
    ("women", "women", "civilians"),
    ("men", "men", "civilians"),
    ("elderly", "elderly people", "civilians"),
    ("medical-workers", "medical workers", "civilians"),
    ("aid-workers", "aid workers", "civilians"),
    ("journalists", "journalists", "civilians"),
    ("combatants", "combatants", "people"),
    ("soldiers", "soldiers", "combatants"),
    ("mercenaries", "mercenaries", "combatants"),
    ("fighters", "fighters", "combatants"),
    ("police", "police officers", "combatants"),
)

EVENT_TYPES = {
    **_grouped(
        "Battles",
        "Government regains territory",
        "Non-state actor overtakes territory",
        "Armed clash",
    ),
    **_grouped(
        "Protests",
        "Excessive force against protesters",
        "Protest with intervention",
        "Peaceful protest",
    ),
    **_grouped("Riots", "Violent demonstration", "Mob violence"),
    **_grouped(
        "Explosions/Remote violence",
        "Chemical weapon",
        "Air/drone strike",
        "Suicide bomb",
        "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED",
        "Grenade",
    ),
    **_grouped(
        "Violence against civilians",
        "Sexual violence",
        "Attack",
        "Abduction/forced disappearance",
    ),
    **_grouped(
        "Strategic developments",
        "Agreement",
        "Arrests",
        "Change to group/activity",
        "Disrupted weapons use",
        "Headquarters or base established",
        "Looting/property destruction",
        "Non-violent transfer of territory",
        "Other",
    ),
}

ROLES = _terms(
    ("accused", "accused"),
    ("perpetrator", "perpetrator"),
    ("operator", "operator of the weapon"),
    ("supporter", "supporter"),
    ("enabler", "enabler"),
    ("claimed-by", "claims it"),
    ("target", "target"),
    ("victim", "victim"),
    ("party", "party"),
    ("signatory", "signatory"),
    ("participant", "participant"),
    ("mediator", "mediator"),
    ("commentator", "commented on it"),
    ("subject", "subject"),
)

ACTOR_KINDS = _terms(
    ("person", "Person"),
    ("armed-group", "Armed group"),
    ("state-force", "State force"),
    ("government", "Government"),
    ("organisation", "Organisation"),
    ("company", "Company"),
    ("community", "Community"),
    ("publisher", "Publisher"),
)

WEAPONS = _terms(
    ("drone", "drone"),
    ("aircraft", "aircraft"),
    ("airstrike", "airstrike"),
    ("artillery", "artillery"),
    ("missile", "missile"),
    ("small-arms", "small arms"),
    ("explosive", "explosive"),
    ("chemical", "chemical agent"),
    ("bladed", "bladed weapon"),
    ("fire", "fire"),
)

TARGETS = _terms(
    ("home", "a home"),
    ("gathering", "a gathering of people"),
    ("pharmacy", "a pharmacy"),
    ("hospital", "a hospital or clinic"),
    ("school", "a school"),
    ("market", "a market"),
    ("place-of-worship", "a place of worship"),
    ("displacement-camp", "a camp of displaced people"),
    ("vehicle", "a vehicle"),
    ("convoy", "a convoy"),
    ("military-position", "a military position"),
    ("civilian-infrastructure", "civilian infrastructure"),
)

VICTIM_STATUSES = _terms(
    ("civilians", "civilians"),
    ("combatants", "combatants"),
    ("mixed", "civilians and combatants"),
    ("unknown", "not known"),
)

ACTOR_RELATIONS = _relations(
    Relation("part_of", "part of", "includes", joins_voice=True),
    Relation("member_of", "member of", "has as member", joins_voice=True),
    Relation("speaks_for", "speaks for", "spoken for by", joins_voice=True, speaks=True),
    Relation("allied_with", "allied with", "allied with"),
    Relation("opposed_to", "opposed to", "opposed to"),
    Relation("successor_of", "successor of", "succeeded by"),
)

EVENT_RELATIONS = _relations(
    Relation("retaliation_for", "in retaliation for", "answered by"),
    Relation("part_of", "part of", "includes"),
    Relation("follows", "follows", "followed by"),
    Relation("caused_by", "caused by", "led to"),
    Relation("ended_by", "ended by", "ended"),
    Relation("related_to", "related to", "related to"),
)

BUILTIN = Vocabulary(
    properties=PROPERTIES,
    sections={
        "categories": CATEGORIES,
        "event_types": EVENT_TYPES,
        "roles": ROLES,
        "actor_kinds": ACTOR_KINDS,
        "weapons": WEAPONS,
        "targets": TARGETS,
        "victim_statuses": VICTIM_STATUSES,
    },
    actor_relations=ACTOR_RELATIONS,
    event_relations=EVENT_RELATIONS,
)
