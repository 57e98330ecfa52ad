"""What a municipality says of itself by choices and numbers, in each language that texts are kept in: also in those
that the interface does not offer."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from pobratym.core.languages import content_languages
from pobratym.journal.areas import Area
from pobratym.profiles.queries import profile_of
from pobratym.profiles.rules.presentation import presentation
from pobratym.web.directory.addresses import address_of
from pobratym.web.directory.in_languages import other_languages
from pobratym.web.directory.municipality import in_force
from pobratym.web.keeping import kept_for_strangers


@require_safe
@kept_for_strangers(Area.REGISTRY, Area.PROFILES)
def presented(request: HttpRequest, pk: int, slug: str, language: str) -> HttpResponse:
    """The presentation in `language`; the frame of the page is in the reader's, and the text says what it is in."""
    if language not in content_languages():
        raise Http404
    shown = in_force(pk)
    if (shown.pk, shown.slug) != (pk, slug):
        return redirect("web:municipality_in", shown.pk, shown.slug, language)
    profile = profile_of(shown)
    said = presentation(
        language, passport=profile.passport, search=profile.search, needs=profile.needs, offers=profile.offers
    )
    if said.is_empty:
        raise Http404
    context = {
        "municipality": shown,
        "name": shown.name.in_language(language),
        "said": said,
        "own_words": profile.passport.about[language] if profile.passport else "",
        "others": other_languages(shown, but=language),
        "trail": [(address_of(shown), str(shown))],
    }
    return render(request, "web/directory/presented.html", context)
