"""The letter in English."""

import re

from pobratym.introductions.letter.facts import Facts, Signatory, are_alike_in_size, common_languages, meeting
from pobratym.introductions.letter.parts import ask_line, paragraphs, titled_list, word
from pobratym.naming.romanisation import romanise
from pobratym.profiles.vocabulary import WorkingLanguage

CYRILLIC = re.compile("[\u0400-\u04ff]")


def in_english(sender: Facts, receiver: Facts, signatory: Signatory) -> str:
    """The letter of intent from `sender` to `receiver`."""
    return paragraphs(
        "Dear colleagues,",
        f"{sender.name_en} ({sender.place_en}) writes to {receiver.name_en} to propose that we get to know each other.",
        _population(sender),
        sender.about_en,
        titled_list("Why we write to you:", _why(sender, receiver)),
        "We are looking for a partner municipality." if sender.seeks else "",
        sender.seeks_en,
        titled_list("What we look for:", (ask_line(ask, "en") for ask in sender.needs)),
        titled_list("What we can offer:", (ask_line(ask, "en") for ask in sender.offers)),
        _languages(sender),
        "We would be glad to hold a first conversation online. Please let us know whether this interests you.",
        _signed(sender, signatory),
    )


def _population(sender: Facts) -> str:
    if not sender.population:
        return ""
    of_whom = "Population of the administrative centre" if sender.is_population_of_centre else "Population"
    known = [str(sender.population_year or ""), sender.population_source]
    source = ", ".join(part for part in known if part)
    return f"{of_whom}: {sender.population:,}" + (f" ({source})." if source else ".")


def _why(sender: Facts, receiver: Facts) -> list[str]:
    reasons = []
    if spheres := meeting(sender.needs, receiver.offers):
        reasons.append(f"You offer what we look for: {', '.join(word(each.label, 'en') for each in spheres)}.")
    if spheres := meeting(receiver.needs, sender.offers):
        reasons.append(f"We can offer what you look for: {', '.join(word(each.label, 'en') for each in spheres)}.")
    if sender.country in receiver.countries_wanted:
        reasons.append("You are looking for a partner in our country.")
    elif receiver.seeks:
        reasons.append("You are looking for a partner.")
    if are_alike_in_size(sender, receiver):
        reasons.append(f"We are of similar size: about {_about(sender)} and {_about(receiver)} people.")
    if languages := common_languages(sender, receiver):
        reasons.append(f"We have a working language in common: {_named(languages)}.")
    return reasons


def _languages(sender: Facts) -> str:
    return f"We can correspond in: {_named(sender.languages)}." if sender.languages else ""


def _signed(sender: Facts, signatory: Signatory) -> str:
    """The name is romanised; a post that was given in Ukrainian only is left to the writer."""
    post = "" if CYRILLIC.search(signatory.post) else signatory.post
    return "\n".join(part for part in ("With respect,", romanise(signatory.name), post, sender.name_en) if part)


def _named(codes: tuple[str, ...]) -> str:
    return ", ".join(word(WorkingLanguage(code).label, "en") for code in codes)


def _about(side: Facts) -> str:
    population = side.population or 0
    return f"{round(population, 2 - len(str(population))):,}"
