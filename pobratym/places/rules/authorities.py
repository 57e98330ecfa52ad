"""What follows from the authority that is in force: the post of whoever heads it and signs for it."""

from pobratym.core.texts import LocalizedText

# Law of Ukraine «On the legal regime of martial law», article 10.
HEAD_OF_ADMINISTRATION = LocalizedText(
    {
        "uk": "начальник військової адміністрації",
        "en": "head of the military administration",
        "pl": "naczelnik administracji wojskowej",
        "de": "Leitung der Militärverwaltung",
        "fr": "chef de l’administration militaire",
    }
)


def post_of_head(*, is_administration: bool) -> LocalizedText:
    """The post where the law leaves no choice; empty of a council's head, whose title differs (голова, сільський
    голова, mayor)."""
    return HEAD_OF_ADMINISTRATION if is_administration else LocalizedText()
