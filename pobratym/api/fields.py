"""What leaves the house by the API: the allow-list. A column that is not named here is not published, and
tests/api/test_fields.py fails while a new column of these models is undecided."""

from pobratym.core.languages import content_languages

# In which languages a municipality has its name on file; empty where it has none.
NAMES = tuple(f"name_{language}" for language in content_languages())
MUNICIPALITY = (
    "id",
    *NAMES,
    "country",
    "region",
    "region_name_uk",
    "region_name_en",
    "level",
    "kind",
    "population",
    "population_as_of",
    "population_source",
    "is_population_of_centre",
    "latitude",
    "longitude",
    "is_location_approximate",
    "is_counted",
    "is_occupied",
    "source",
    "source_date",
)
STATISTIC = ("as_of", "source", "population", "urban_share", "rural_share", "area_km2")
STATISTIC_KEPT = {
    "id": "day and source name it",
    "municipality": "the answer is about it",
    "edition": "about our imports",
}
AUTHORITY = ("name_uk", "name_en", "act", "source_url", "valid_from", "valid_until", "works_from")
AUTHORITY_KEPT = {
    "id": "its days name it",
    "municipality": "the answer is about it",
}
# A text in several languages leaves as one value a language: name of the API -> the column and the language.
TEXTS = {
    f"{text}_{language}": (text, language)
    for text in ("about", "history", "experience", "note", "not_wanted", "title", "details", "summary")
    for language in ("uk", "en")
}
TEXTS |= {f"name_{language}": ("name", language) for language in content_languages()}
TEXTS |= {f"region_name_{language}": ("region__name", language) for language in ("uk", "en")}
# Columns of the registry that stay inside, and why.
MUNICIPALITY_KEPT = {
    "county": "not asked for yet",
    "parent": "not asked for yet",
    "centre": "part of the name where it matters",
    "merged_into": "merged rows are not shown",
    "ended_on": "lists show those in force; the answer about one says it",
}

PARTNERSHIP = (
    "id",
    "type",
    "stage",
    "began_on",
    "began_precision",
    "summary_uk",
    "summary_en",
    "last_confirmed_at",
    "registration_number",
    "registered_on",
    "registration_act",
)
PARTNERSHIP_KEPT = {
    "merged_into": "merged records are not shown",
    "is_public": "only public ones are shown",
    "created_at": "about our records, not about the partnership",
    "known_as": "about our imports",
}

_REVIEW_KEPT = {
    "needs_review": "those that wait are not shown",
    "is_public_meanwhile": "about our records",
    "proposed": "waits for a moderator",
    "proposed_at": "about our records",
    "returned_reason": "between the municipality and the moderator",
}

LISTING = (
    "id",
    "direction",
    "sphere",
    "form",
    "title_uk",
    "title_en",
    "details_uk",
    "details_en",
    "urgency",
    "amount",
    "currency",
    "people",
    "starts_on",
    "ends_on",
    "expires_on",
    "updated_at",
)
LISTING_KEPT = {
    "municipality": "stands around it",
    "words": "the texts once more, to be looked for",
    "title_words": "the title once more, to be looked for",
    "status": "only open ones are shown",
    "created_at": "about our records",
    "created_by": "a person",
    "reminded_at": "about our mail",
    **_REVIEW_KEPT,
}

PASSPORT = (
    *("about_uk", "about_en", "history_uk", "history_en", "experience_uk", "experience_en"),
    *("teaches", "marks", "languages", "language_levels", "website", "social_links"),
    *("population", "population_as_of", "displaced_people", "updated_at"),
)
PASSPORT_KEPT = {
    "id": "belongs to the municipality",
    "municipality": "stands around it",
    "head_name": "a person, for the page",
    "head_post": "a person, for the page",
    "head_form": "a person, for letters",
    "head_called": "a person, for letters",
    "signatory_name": "a person, for the page",
    "signatory_post": "a person, for the page",
    "office_email": "for verified municipalities only",
    "contact_name": "for partners only",
    "contact_email": "for partners only",
    "contact_phone": "for partners only",
    "updated_by": "a person",
    **_REVIEW_KEPT,
}
PROJECT = ("title_uk", "title_en", "sphere", "stage", "cost", "currency", "sought", "dream_url")
PROJECT_KEPT = {"id": "belongs to the municipality", "municipality": "stands around it", **_REVIEW_KEPT}

SEARCH = (
    *("is_seeking", "reason_not_seeking", "types", "countries", "sizes", "languages", "wanted_forms", "term"),
    *("exit_questions", "note_uk", "note_en", "not_wanted_uk", "not_wanted_en", "since"),
)
SEARCH_KEPT = {
    "id": "belongs to the municipality",
    "municipality": "stands around it",
    "capacity": "shown as free or full, never as a number",
    **_REVIEW_KEPT,
}

ARTICLE = ("id", "title", "lead", "published_at", "event_on", "source_title", "source_url")
