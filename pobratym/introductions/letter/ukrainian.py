"""The letter in Ukrainian. Names stand in the nominative: nothing here declines a place name."""

from pobratym.introductions.letter.facts import Facts, Signatory, are_alike_in_size, common_languages, meeting
from pobratym.introductions.letter.parts import ask_line, grouped, paragraphs, titled_list, word
from pobratym.profiles.vocabulary import WorkingLanguage


def in_ukrainian(sender: Facts, receiver: Facts, signatory: Signatory) -> str:
    """Лист про наміри від `sender` до `receiver`."""
    return paragraphs(
        "Шановні колеги!",
        f"До вас звертається {sender.name_uk} ({sender.place_uk}). Пропонуємо познайомитися.",
        _population(sender),
        sender.about_uk,
        titled_list("Чому ми пишемо саме вам:", _why(sender, receiver)),
        "Ми шукаємо муніципалітет-партнер." if sender.seeks else "",
        sender.seeks_uk,
        titled_list("Що ми шукаємо:", (ask_line(ask, "uk") for ask in sender.needs)),
        titled_list("Що ми можемо запропонувати:", (ask_line(ask, "uk") for ask in sender.offers)),
        _languages(sender),
        "Будемо раді першій розмові онлайн. Повідомте, будь ласка, чи вам це цікаво.",
        "\n".join(part for part in ("З повагою", signatory.name, signatory.post, sender.name_uk) if part),
    )


def _population(sender: Facts) -> str:
    if not sender.population:
        return ""
    of_whom = "Населення адміністративного центру" if sender.is_population_of_centre else "Населення"
    year = f"{sender.population_year} рік" if sender.population_year else ""
    source = ", ".join(part for part in (year, sender.population_source) if part)
    return f"{of_whom}: {grouped(sender.population)}" + (f" ({source})." if source else ".")


def _why(sender: Facts, receiver: Facts) -> list[str]:
    reasons = []
    if spheres := meeting(sender.needs, receiver.offers):
        reasons.append(f"Ви пропонуєте те, що ми шукаємо: {', '.join(word(each.label, 'uk') for each in spheres)}.")
    if spheres := meeting(receiver.needs, sender.offers):
        reasons.append(
            f"Ми можемо запропонувати те, що шукаєте ви: {', '.join(word(each.label, 'uk') for each in spheres)}."
        )
    if sender.country in receiver.countries_wanted:
        reasons.append("Ви шукаєте партнера в нашій країні.")
    elif receiver.seeks:
        reasons.append("Ви шукаєте партнера.")
    if are_alike_in_size(sender, receiver):
        reasons.append(f"Ми подібні за розміром: у нас близько {_about(sender)} людей, у вас {_about(receiver)}.")
    if languages := common_languages(sender, receiver):
        reasons.append(f"У нас є спільна робоча мова: {_named(languages)}.")
    return reasons


def _languages(sender: Facts) -> str:
    return f"Мови листування: {_named(sender.languages)}." if sender.languages else ""


def _named(codes: tuple[str, ...]) -> str:
    return ", ".join(word(WorkingLanguage(code).label, "uk").lower() for code in codes)


def _about(side: Facts) -> str:
    population = side.population or 0
    return grouped(round(population, 2 - len(str(population))))
