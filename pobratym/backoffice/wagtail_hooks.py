"""Everything the back office adds to Wagtail's admin, in one list."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy
from wagtail import hooks
from wagtail.admin.views.account import NameEmailSettingsPanel
from wagtail.models import Page
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from pobratym.backoffice import mail, mail_previews, people
from pobratym.backoffice.choosers import (
    MunicipalityChooser,
    PartnershipChooser,
    municipality_chooser,
    partnership_chooser,
)
from pobratym.backoffice.corrections import views as corrections
from pobratym.backoffice.deliveries import Deliveries
from pobratym.backoffice.doubtful_texts import DoubtfulTexts, held_file
from pobratym.backoffice.imports import views as imports
from pobratym.backoffice.imports.town_halls import TownHalls
from pobratym.backoffice.journal import JournalView
from pobratym.backoffice.membership_requests import views as membership_requests
from pobratym.backoffice.memberships import ChangeRole, EndMembership, Representatives
from pobratym.backoffice.menu import JournalMenuItem, without_unused
from pobratym.backoffice.moderators import ModeratorMenuItem
from pobratym.backoffice.organisations import urls as organisations
from pobratym.backoffice.partnerships import urls as partnerships
from pobratym.backoffice.people import ClosePeople, DeletePeople, FullNameForm, GiveRole
from pobratym.backoffice.pictures import Pictures, WithdrawPicture
from pobratym.backoffice.registry import urls as registry
from pobratym.backoffice.rounds import urls as rounds
from pobratym.backoffice.suggestions import views as suggestions
from pobratym.backoffice.waiting import WaitingPanel
from pobratym.core.errors import DomainError
from pobratym.news.actions import attach_named_partnerships
from pobratym.news.models import ArticlePage, Topic
from pobratym.people.models import User

# An account has one name, not a first and a last one.
NameEmailSettingsPanel.form_class = FullNameForm

# In the place of Wagtail's own, which write past the verbs; the registry keeps the last one of a name.
for _action in (DeletePeople, ClosePeople, GiveRole):
    hooks.register("register_bulk_action", _action, order=1)


@hooks.register("register_admin_viewset")
def choose_municipalities() -> MunicipalityChooser:
    return municipality_chooser


@hooks.register("register_admin_viewset")
def choose_partnerships() -> PartnershipChooser:
    return partnership_chooser


class TopicViewSet(SnippetViewSet):
    """The editors' vocabulary of topics."""

    model = Topic
    icon = "tag"
    menu_label = _("News topics")
    menu_order = 310
    add_to_admin_menu = True
    list_display = ["name", "slug"]
    # No search_fields: on SQLite with a filled index that is an error 500.


register_snippet(TopicViewSet)


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    requests = "membership-requests/"
    return [
        path("journal/", JournalView.as_view(), name="backoffice_journal"),
        path(requests, membership_requests.RequestQueue.as_view(), name="membership_requests"),
        path(f"{requests}<int:pk>/", membership_requests.RequestDetail.as_view(), name="membership_request"),
        path(f"{requests}<int:pk>/document/", membership_requests.document, name="membership_request_document"),
        path("representatives/", Representatives.as_view(), name="representatives"),
        path("representatives/<int:pk>/end/", EndMembership.as_view(), name="representative_end"),
        path("representatives/<int:pk>/role/", ChangeRole.as_view(), name="representative_role"),
        path("registry/<int:pk>/letter-code/", membership_requests.IssueCode.as_view(), name="letter_code"),
        path("texts-to-look-at/", DoubtfulTexts.as_view(), name="doubtful_texts"),
        path("texts-to-look-at/files/<int:pk>/", held_file, name="held_file"),
        path("letters-outside/", Deliveries.as_view(), name="backoffice_deliveries"),
        path("pictures/", Pictures.as_view(), name="backoffice_pictures"),
        path("pictures/<int:pk>/withdraw/", WithdrawPicture.as_view(), name="backoffice_picture_withdraw"),
        path("corrections/", corrections.Corrections.as_view(), name="corrections"),
        path("corrections/of/<int:pk>/", corrections.CorrectMunicipality.as_view(), name="correct_municipality"),
        path("corrections/<int:pk>/undo/", corrections.undo, name="undo_correction"),
        *organisations.urlpatterns,
        *registry.urlpatterns,
        *partnerships.urlpatterns,
        *rounds.urlpatterns,
        path("imports/", imports.Imports.as_view(), name="imports"),
        path("imports/new/", imports.ImportFile.as_view(), name="import_file"),
        path("imports/town-halls/", TownHalls.as_view(), name="town_halls"),
        path("imports/<int:pk>/", imports.Import.as_view(), name="import"),
        path("imports/<int:pk>/undo/", imports.undo, name="undo_import"),
        path("mail/", mail.Mail.as_view(), name="backoffice_mail"),
        path("mail/received/", mail.Received.as_view(), name="backoffice_mail_received"),
        path("mail/<int:pk>/again/", mail.again, name="backoffice_mail_again"),
        path("mails/", mail_previews.MailPreviews.as_view(), name="backoffice_mail_previews"),
        path("mails/document/", mail_previews.mail_document, name="backoffice_mail_document"),
        path("people/<int:pk>/sign-out/", people.sign_out, name="backoffice_end_sessions"),
        path(
            "people/<int:pk>/remove-second-factor/",
            people.without_second_factor,
            name="backoffice_remove_second_factor",
        ),
        path("suggestions/", suggestions.SuggestionQueue.as_view(), name="suggestions"),
        path("suggestions/<int:pk>/", suggestions.SuggestionDetail.as_view(), name="suggestion"),
    ]


@hooks.register("register_admin_menu_item")
def requests_in_menu() -> ModeratorMenuItem:
    return ModeratorMenuItem(
        pgettext_lazy("to represent a municipality", "Requests"),
        reverse("membership_requests"),
        name="membership-requests",
        icon_name="user",
        order=120,
    )


@hooks.register("register_admin_menu_item")
def representatives_in_menu() -> ModeratorMenuItem:
    return ModeratorMenuItem(
        _("Representatives"), reverse("representatives"), name="representatives", icon_name="group", order=125
    )


@hooks.register("register_admin_menu_item")
def organisations_in_menu() -> ModeratorMenuItem:
    return ModeratorMenuItem(
        _("Organisations"), reverse("organisations"), name="organisations", icon_name="globe", order=127
    )


@hooks.register("register_admin_menu_item")
def texts_in_menu() -> ModeratorMenuItem:
    return ModeratorMenuItem(
        _("Texts to review"), reverse("doubtful_texts"), name="doubtful-texts", icon_name="view", order=130
    )


@hooks.register("register_admin_menu_item")
def deliveries_in_menu() -> ModeratorMenuItem:
    return ModeratorMenuItem(
        _("Letters to town halls outside"),
        reverse("backoffice_deliveries"),
        name="deliveries",
        icon_name="mail",
        order=131,
    )


@hooks.register("register_admin_menu_item")
def pictures_in_menu() -> ModeratorMenuItem:
    return ModeratorMenuItem(
        _("Pictures of municipalities"),
        reverse("backoffice_pictures"),
        name="passport-pictures",
        icon_name="image",
        order=132,
    )


@hooks.register("register_admin_menu_item")
def registry_in_menu() -> ModeratorMenuItem:
    return ModeratorMenuItem(
        _("Directory of municipalities"), reverse("registry"), name="registry", icon_name="site", order=140
    )


@hooks.register("register_admin_menu_item")
def partnerships_in_menu() -> ModeratorMenuItem:
    return ModeratorMenuItem(
        _("Partnerships"), reverse("register_records"), name="partnerships", icon_name="link", order=142
    )


@hooks.register("register_admin_menu_item")
def rounds_in_menu() -> ModeratorMenuItem:
    return ModeratorMenuItem(_("Rounds"), reverse("rounds"), name="rounds", icon_name="group", order=143)


@hooks.register("register_admin_menu_item")
def imports_in_menu() -> ModeratorMenuItem:
    return ModeratorMenuItem(
        pgettext_lazy("in the menu", "Imports"), reverse("imports"), name="imports", icon_name="download", order=145
    )


@hooks.register("register_admin_menu_item")
def suggestions_in_menu() -> ModeratorMenuItem:
    return ModeratorMenuItem(_("Suggestions"), reverse("suggestions"), name="suggestions", icon_name="help", order=135)


@hooks.register("register_admin_menu_item")
def mail_in_menu() -> ModeratorMenuItem:
    return ModeratorMenuItem(_("Mail and jobs"), reverse("backoffice_mail"), name="mail", icon_name="mail", order=150)


@hooks.register("register_admin_menu_item")
def mail_previews_in_menu() -> ModeratorMenuItem:
    return ModeratorMenuItem(
        _("E-mails"), reverse("backoffice_mail_previews"), name="mail-previews", icon_name="view", order=151
    )


@hooks.register("register_admin_menu_item")
def journal_in_menu() -> JournalMenuItem:
    return JournalMenuItem(_("Journal"), reverse("backoffice_journal"), icon_name="history", order=900)


@hooks.register("construct_main_menu")
def tidy_menu(request: HttpRequest, items: list[Any]) -> None:
    items[:] = without_unused(items)


@hooks.register("construct_homepage_panels")
def show_what_waits(request: HttpRequest, panels: list[Any]) -> None:
    panels.insert(0, WaitingPanel())


@hooks.register("insert_global_admin_css")
def our_colours() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("backoffice/backoffice.css"))


@hooks.register("after_publish_page")
def tell_the_register(request: HttpRequest, page: Page) -> None:
    """A published article becomes the source of a statement for each partnership it names."""
    if not isinstance(page, ArticlePage) or not isinstance(request.user, User):
        return
    try:
        statements = attach_named_partnerships(article=page, by=request.user)
    except DomainError as error:
        messages.warning(request, str(error))
        return
    if statements:
        text = ngettext(
            "The article stands as evidence for %(number)d partnership.",
            "The article stands as evidence for %(number)d partnerships.",
            len(statements),
        )
        messages.info(request, text % {"number": len(statements)})
