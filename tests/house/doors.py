"""Every address of the service, the objects to ask it with, and everybody who might stand before it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.core.signing import Signer
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone
from django.utils.translation import get_language
from wagtail.documents.models import Document
from wagtail.models import Collection, GroupApprovalTask, Locale, Page, Site, Workflow

from pobratym.delivery.stop_links import stop_token
from pobratym.memberships.models import Role
from pobratym.news.actions import give_staff_permissions
from pobratym.partnerships.actions import strike_statement
from pobratym.people.models import User
from pobratym.people.rules import EDITORS, MODERATORS
from pobratym.places.actions import correct
from pobratym.places.models import Edition, Municipality, OfficialAddress
from tests.factories.answers import AnswerLinkFactory, ConfirmationFactory
from tests.factories.delivery import DeliveryFactory
from tests.factories.introductions import IntroductionFactory, MessageFactory, PassingOnFactory
from tests.factories.memberships import (
    AffiliationFactory,
    InvitationFactory,
    MailboxProofFactory,
    MandateFactory,
    MembershipFactory,
    MembershipRequestFactory,
    OrganisationFactory,
    RepresentativeFactory,
    VouchingFactory,
)
from tests.factories.news import PictureFactory, TopicFactory, article
from tests.factories.partnerships import PartnershipFactory, ProposalFactory, StatementFactory
from tests.factories.people import PASSWORD, UserFactory
from tests.factories.places import IdentifierFactory, MunicipalityFactory
from tests.factories.profiles import ListingFactory, PassportPictureFactory, ProjectFactory, TeamMemberFactory
from tests.factories.rounds import PairFactory, RoundFactory, TalkFactory
from tests.factories.suggestions import SuggestionFactory
from tests.factories.talks import AttachmentFactory, IntroductionRequestFactory, MeetingFactory, thread_of_three

ROLES = (
    "anonymous",
    "unconfirmed",  # has an account and has not followed the letter
    "no_membership",  # has asked for one
    "observer",
    "contributor",  # the role `editor` in the municipality whose objects are asked for
    "head",
    "other_side",  # a coordinator of the municipality that deals with it
    "third",  # a head of a municipality that has nothing to do with it, who represents an association too
    "news_editor",
    "moderator",
    "administrator",
)


@dataclass(frozen=True)
class Door:
    """An address: how the table calls it, and what its path needs."""

    name: str
    parameters: tuple[str, ...]
    route: str

    @property
    def key(self) -> str:
        """Its name; with its parameters where another one has the same name, and by its route where it has none."""
        return self.name or f"/{self.route}"


def keys() -> dict[str, Door]:
    """Every pattern of the resolver by the name that the table has for it; of a name that stands twice the second with
    its parameters. A path without a name that stands twice is answered by the first."""
    found: dict[str, Door] = {}
    for door in _walk(get_resolver(), (), ""):
        if not door.name and door.key in found:
            continue
        found[door.key if door.key not in found else f"{door.key}({','.join(door.parameters)})"] = door
    return found


def _walk(
    resolver: URLResolver, namespaces: tuple[str, ...], before: str, given: tuple[str, ...] = ()
) -> Iterator[Door]:
    for each in resolver.url_patterns:
        route = before + str(each.pattern)
        parameters = given + (tuple(each.pattern.converters) or tuple(each.pattern.regex.groupindex))
        if isinstance(each, URLResolver):
            inside = (*namespaces, each.namespace) if each.namespace else namespaces
            yield from _walk(each, inside, route, parameters)
        elif isinstance(each, URLPattern):
            name = ":".join((*namespaces, each.name)) if each.name else ""
            yield Door(name, parameters, route.removeprefix(f"{get_language()}/"))


class Objects:
    """What the addresses are about: rows of one municipality, of the one it deals with, and the platform's own."""

    def __init__(self) -> None:
        give_staff_permissions(by=None)
        self.own = MunicipalityFactory(hromada=True)
        self.town = MunicipalityFactory()
        self.head = MembershipFactory(municipality=self.own, role=Role.HEAD)
        self.abroad = MembershipFactory(municipality=self.town)
        self.colleague = MembershipFactory(municipality=self.own, role=Role.COORDINATOR)
        self.partnership = PartnershipFactory(municipalities=[self.own, self.town], spheres=["water"])
        self.to_us = IntroductionFactory(sender=self.town, receiver=self.own, sent=True)
        self.of_ours = IntroductionFactory(sender=self.own, receiver=self.town, sent=True)
        self.passing = PassingOnFactory(introduction=self.of_ours)
        self.held = MessageFactory(introduction=self.to_us, on_behalf_of=self.own, is_held=True)
        self.listing = ListingFactory(municipality=self.own)
        self.met = ListingFactory(municipality=self.own, status="met")
        self.project = ProjectFactory(municipality=self.own)
        self.team_member = TeamMemberFactory(municipality=self.own)
        self.photograph = PassportPictureFactory(municipality=self.own)
        self.fresh_damage = PassportPictureFactory(municipality=self.own, damage=True)
        self.request = MembershipRequestFactory(municipality=self.own, user=self.colleague.user)
        self.request.document.save("order.pdf", ContentFile(b"%PDF-1.7"))
        self.suggestion = SuggestionFactory(municipality=self.own, proposer=self.colleague.user)

    @cached_property
    def in_talks(self) -> Any:
        """A letter of the town that we have accepted."""
        return IntroductionFactory(sender=self.town, receiver=self.own, accepted=True)

    @cached_property
    def meeting(self) -> Any:
        """The town has proposed times."""
        return MeetingFactory(introduction=self.in_talks)

    @cached_property
    def agreed_meeting(self) -> Any:
        return MeetingFactory(introduction=self.in_talks, agreed=True)

    @cached_property
    def open_round(self) -> Any:
        return RoundFactory(registration=True)

    @cached_property
    def pair(self) -> Any:
        """A round has brought the two together and asks them."""
        sides = {"hromada__municipality": self.own, "abroad__municipality": self.town}
        return PairFactory(round=RoundFactory(confirming=True), **sides)

    @cached_property
    def talk(self) -> Any:
        pair = PairFactory(
            round=RoundFactory(scheduled=True),
            hromada__municipality=self.own,
            abroad__municipality=self.town,
            confirmed=True,
        )
        return TalkFactory(pair=pair)

    @cached_property
    def enclosure(self) -> Any:
        return AttachmentFactory(message__introduction=self.in_talks)

    @cached_property
    def held_enclosure(self) -> Any:
        return AttachmentFactory(message=self.held)

    @cached_property
    def asked_to_introduce(self) -> Any:
        """The town asks us to introduce it to somebody."""
        return IntroductionRequestFactory(asker=self.town, common=self.own)

    @cached_property
    def thread_of_three(self) -> Any:
        """We introduce the town to somebody who has answered its letter."""
        return thread_of_three(asker=self.town, common=self.own)

    @cached_property
    def own_request(self) -> Any:
        return IntroductionRequestFactory(asker=self.own, common=self.town)

    def belong_to(self, person: User) -> None:
        """The request and the suggestion are hers, so that somebody takes them back."""
        self.request.user = self.suggestion.proposer = person
        self.request.save(update_fields=["user"])
        self.suggestion.save(update_fields=["proposer"])

    @cached_property
    def theirs(self) -> Any:
        """A proposal of the other side."""
        return ProposalFactory(
            partnership=self.partnership, proposed_by=self.partnership.parties.get(municipality=self.town)
        )

    @cached_property
    def ours(self) -> Any:
        other = PartnershipFactory(municipalities=[self.own, self.town])
        return ProposalFactory(partnership=other, proposed_by=other.parties.get(municipality=self.own))

    def signature_of(self, side: Municipality) -> Any:
        """What a side has said of its signature."""
        whose = {"stated_by": self.partnership.parties.get(municipality=side), "recorded_by": UserFactory()}
        return StatementFactory(
            partnership=self.partnership, topic="signature", evidence="stated_by_one", source_title="", **whose
        )

    @cached_property
    def our_signature(self) -> Any:
        return self.signature_of(self.own)

    @cached_property
    def their_signature(self) -> Any:
        return self.signature_of(self.town)

    @cached_property
    def statement(self) -> Any:
        """What a source says of the partnership."""
        return StatementFactory(partnership=self.partnership)

    @cached_property
    def register_change(self) -> Any:
        return strike_statement(statement=StatementFactory(partnership=self.partnership), reason="Misread.", by=None)

    @cached_property
    def private_talks(self) -> Any:
        return PartnershipFactory(municipalities=[self.own, self.town], is_public=False)

    @cached_property
    def agreed_talks(self) -> Any:
        """Private talks that both sides would publish: either can think better of it."""
        talks = PartnershipFactory(municipalities=[self.own, self.town], is_public=False)
        talks.parties.update(published_at=timezone.now(), published_by=self.head.user)
        return talks

    @cached_property
    def article(self) -> Page:
        found = article(english=False)
        found.save_revision()
        return found

    @cached_property
    def amendment(self) -> Any:
        return correct(municipality=self.town, field="name_en", values={"name_en": "Wrong"}, reason="It is so", by=None)

    @cached_property
    def edition(self) -> Edition:
        return Edition.objects.create(source="test", version="1", started_at=timezone.now())

    @cached_property
    def document(self) -> Document:
        return Document.objects.create(title="A list", file=ContentFile(b"a,b", name="list.csv"))

    @cached_property
    def workflow(self) -> Workflow:
        return Workflow.objects.create(name="Reading")

    @cached_property
    def task(self) -> GroupApprovalTask:
        return GroupApprovalTask.objects.create(name="Reading")

    @cached_property
    def picture(self) -> Any:
        return PictureFactory()

    @cached_property
    def topic(self) -> Any:
        return TopicFactory()

    @cached_property
    def identifier(self) -> Any:
        return IdentifierFactory(municipality=self.own)

    @cached_property
    def address(self) -> Any:
        told = {"value": "https://example.gov.ua", "source": "Seen there", "as_of": timezone.localdate()}
        return OfficialAddress.objects.create(municipality=self.own, kind="website", **told)

    @cached_property
    def invitation(self) -> Any:
        return InvitationFactory(municipality=self.own, key="a-key")

    @cached_property
    def mailbox_proof(self) -> Any:
        return MailboxProofFactory(request=self.request, key="another-key")

    @cached_property
    def answer_link(self) -> Any:
        return AnswerLinkFactory(key="a-letter")

    @cached_property
    def confirmation(self) -> Any:
        return ConfirmationFactory(key="a-confirmation")

    @cached_property
    def organisation(self) -> Any:
        """An association with a member that has consented; `third` is a representative of it too."""
        return OrganisationFactory()

    @cached_property
    def affiliation(self) -> Any:
        return AffiliationFactory(organisation=self.organisation, municipality=self.town)

    @cached_property
    def mandate(self) -> Any:
        return MandateFactory(organisation=self.organisation, municipality=self.town)

    @cached_property
    def own_mandate(self) -> Any:
        return MandateFactory(municipality=self.own, given_by=self.head.user)

    @cached_property
    def representative(self) -> Any:
        return RepresentativeFactory(organisation=self.organisation)

    @cached_property
    def outside(self) -> Any:
        """A letter of ours to a town hall that is not here."""
        return IntroductionFactory(sender=self.own, kept=True)

    @cached_property
    def to_pass_on(self) -> Any:
        """A letter of others that we are asked to pass on."""
        return DeliveryFactory(asked=True, passed_by=self.own)

    @cached_property
    def delivery(self) -> Any:
        return DeliveryFactory()

    @cached_property
    def vouching(self) -> Any:
        return VouchingFactory(organisation=self.organisation)

    @cached_property
    def somebody(self) -> User:
        return UserFactory()

    @cached_property
    def collection(self) -> Collection:
        return Collection.get_first_root_node().add_child(name="Bridges")

    def values(self, door: Door) -> dict[str, Any]:
        """What stands in the path: of its own where the name says so, else what the parameter means everywhere."""
        own = _OF_NAMES.get(door.name) or _OF_PREFIXES.get(door.name.partition(":")[0])
        values = own(self) if own else {}
        return {name: values[name] if name in values else _OF_PARAMETERS[name](self) for name in door.parameters}

    def path(self, door: Door) -> str:
        if not door.name:
            return _OF_ROUTES.get(door.route, f"/{door.route}")
        if door.name in _OF_GROUPS:
            return reverse(door.name, args=_OF_GROUPS[door.name](self))
        return reverse(door.name, kwargs=self.values(door))


# Addresses without a name.
_OF_ROUTES = {
    "": "/",
    "backoffice/^.*/$": "/backoffice/no-such-page/",
    "^api/": "/api/no-such-address/",
    "_util/login/": "/en/_util/login/",
}
# Addresses whose parameters have no names.
_OF_GROUPS: dict[str, Callable[[Objects], list[Any]]] = {
    "wagtaildocs_serve": lambda o: [o.document.pk, "list.csv"],
    "wagtail_serve": lambda o: ["no-such-page/"],
}
_OF_PARAMETERS: dict[str, Callable[[Objects], Any]] = {
    "municipality_pk": lambda o: o.own.pk,
    "slug": lambda o: o.own.slug,
    "language": lambda o: "pl",
    "code": lambda o: "PL",
    "token": lambda o: "no-such-token",
    "uidb64": lambda o: "MQ",
    "uidb36": lambda o: "1",
    "key": lambda o: "no-such-key",
    "path": lambda o: "images/no-such-picture.jpg",
    "section": lambda o: "pages",
    "page_id": lambda o: o.article.pk,
    "page_pk": lambda o: o.article.pk,
    "parent_page_id": lambda o: o.article.get_parent().pk,
    "page_to_move_id": lambda o: o.article.pk,
    "destination_id": lambda o: o.article.get_parent().pk,
    "revision_id": lambda o: o.article.latest_revision.pk,
    "revision_id_a": lambda o: "earliest",
    "revision_id_b": lambda o: "latest",
    "content_type_app_name": lambda o: "news",
    "content_type_model_name": lambda o: "articlepage",
    "app_label": lambda o: "news",
    "app_name": lambda o: "news",
    "model_name": lambda o: "topic",
    "action": lambda o: "delete",
    "action_name": lambda o: "publish",
    "image_id": lambda o: o.picture.pk,
    "filter_spec": lambda o: "original",
    "document_id": lambda o: o.document.pk,
    "doc_id": lambda o: o.document.pk,
    "uploaded_file_id": lambda o: 1,
    "collection_id": lambda o: o.collection.pk,
    "workflow_pk": lambda o: o.workflow.pk,
    "task_id": lambda o: o.task.pk,
    "task_state_id": lambda o: 1,
    "workflow_state_id": lambda o: 1,
    "object_id": lambda o: "1",
    "session_id": lambda o: 1,
    "translation_id": lambda o: 1,
    "translation_source_id": lambda o: 1,
    "string_segment_id": lambda o: 1,
    "overridable_segment_id": lambda o: 1,
    "mode": lambda o: "x",
    "restriction_id": lambda o: 1,
    "page_view_restriction_id": lambda o: 1,
    "identifier": lambda o: o.identifier.pk,
    "address": lambda o: o.address.pk,
    "status": lambda o: 1,
    "authority": lambda o: 1,
    "proposal_pk": lambda o: o.theirs.pk,
    "statement_pk": lambda o: o.our_signature.pk,
    "statement": lambda o: o.statement.pk,
    "affiliation": lambda o: o.affiliation.pk,
    "mandate": lambda o: o.mandate.pk,
    "representative": lambda o: o.representative.pk,
    "pk": lambda o: o.own.pk,
}
_of_partnership = lambda o: {"pk": o.partnership.pk}  # noqa: E731
_of_statement = lambda o: {"pk": o.partnership.pk, "statement": o.statement.pk}  # noqa: E731
_of_organisation = lambda o: {"pk": o.organisation.pk}  # noqa: E731
_of_round = lambda o: {"pk": o.open_round.pk}  # noqa: E731
_of_letter_to_us = lambda o: {"pk": o.to_us.pk}  # noqa: E731
_of_talks = lambda o: {"pk": o.in_talks.pk}  # noqa: E731
_of_meeting = lambda o: {"pk": o.in_talks.pk, "meeting_pk": o.meeting.pk}  # noqa: E731
_of_thread_of_three = lambda o: {"request_pk": o.thread_of_three.pk}  # noqa: E731
_of_article = lambda o: {"pk": o.article.pk, "action_name": "publish"}  # noqa: E731
_OF_NAMES: dict[str, Callable[[Objects], dict[str, Any]]] = {
    "web:article": lambda o: {"slug": o.article.slug},
    "backoffice_end_sessions": lambda o: {"pk": o.somebody.pk},
    "backoffice_remove_second_factor": lambda o: {"pk": o.somebody.pk},
    "web:suggest_thanks": lambda o: {"token": Signer(salt="suggestion").sign(str(o.suggestion.pk))},
    "web:suggestion_withdraw": lambda o: {"pk": o.suggestion.pk},
    "web:partnership": _of_partnership,
    "web:partnership_propose": _of_partnership,
    "web:signature_add": _of_partnership,
    "web:signature_correct": lambda o: {"pk": o.partnership.pk, "statement_pk": o.our_signature.pk},
    "web:signature_withdraw": lambda o: {"pk": o.partnership.pk, "statement_pk": o.our_signature.pk},
    "web:signature_confirm": lambda o: {"pk": o.partnership.pk, "statement_pk": o.their_signature.pk},
    "web:partnership_publish": lambda o: {"pk": o.private_talks.pk},
    "web:partnership_keep_private": lambda o: {"pk": o.agreed_talks.pk},
    "register_record": _of_partnership,
    "register_correct": _of_partnership,
    "register_merge": _of_partnership,
    "register_state": _of_partnership,
    "register_restate": _of_statement,
    "register_strike": _of_statement,
    "register_undo": lambda o: {"pk": o.register_change.pk},
    "web:proposal_confirm": _of_partnership,
    "web:proposal_decline": _of_partnership,
    "web:proposal_withdraw": lambda o: {"pk": o.ours.partnership_id, "proposal_pk": o.ours.pk},
    "desk:round": lambda o: {"pk": o.open_round.pk},
    "desk:round_withdraw": lambda o: {"pk": o.pair.round_id},
    "desk:round_answer": lambda o: {"pk": o.pair.round_id, "pair_pk": o.pair.pk, "said": "yes"},
    "desk:round_calendar": lambda o: {"pk": o.talk.pair.round_id},
    "round": _of_round,
    "round_change": _of_round,
    "round_invite": _of_round,
    "round_pairs": _of_round,
    "round_pair_say": _of_round,
    "round_timetable": _of_round,
    "round_calendar": _of_round,
    "round_step": lambda o: {"pk": o.open_round.pk, "step": "propose"},
    "desk:membership_end": lambda o: {"pk": o.colleague.pk},
    "desk:claim_request": lambda o: {"pk": o.request.pk},
    "desk:membership_role": lambda o: {"pk": o.colleague.pk},
    "desk:invitation_withdraw": lambda o: {"pk": o.invitation.pk},
    "correspondence:answer": lambda o: {"key": o.answer_link and "a-letter"},
    "correspondence:answer_confirm": lambda o: {"key": o.confirmation and "a-confirmation"},
    "desk:invitation": lambda o: {"key": o.invitation and "a-key"},
    "desk:town_hall": lambda o: {"key": o.mailbox_proof and "another-key"},
    "desk:vouching": lambda o: {"pk": o.vouching.pk},
    "desk:mandate_end": lambda o: {"pk": o.own_mandate.pk},
    "organisation": _of_organisation,
    "organisation_correct": _of_organisation,
    "organisation_appoint": _of_organisation,
    "organisation_dismiss": _of_organisation,
    "organisation_list_member": _of_organisation,
    "organisation_unlist_member": _of_organisation,
    "organisation_end_mandate": _of_organisation,
    "desk:organisation": _of_organisation,
    "desk:organisation_member_add": _of_organisation,
    "desk:organisation_member_end": _of_organisation,
    "desk:organisation_act": _of_organisation,
    "desk:organisation_act_end": _of_organisation,
    "desk:organisation_leave": _of_organisation,
    "representative_role": lambda o: {"pk": o.colleague.pk},
    "desk:claim_withdraw": lambda o: {"pk": o.request.pk},
    "desk:listing_edit": lambda o: {"pk": o.listing.pk},
    "desk:listing_close": lambda o: {"pk": o.listing.pk},
    "desk:candidate_shortlist": lambda o: {"pk": o.town.pk},
    "desk:candidate_dismiss": lambda o: {"pk": o.town.pk},
    "desk:candidate_take_back": lambda o: {"pk": o.town.pk},
    "desk:listing_reopen": lambda o: {"pk": o.met.pk},
    "desk:passport_step": lambda o: {"step": "nature"},
    "desk:project_edit": lambda o: {"pk": o.project.pk},
    "desk:project_remove": lambda o: {"pk": o.project.pk},
    "desk:team_remove": lambda o: {"pk": o.team_member.pk},
    "desk:picture_edit": lambda o: {"pk": o.photograph.pk},
    "desk:picture_first": lambda o: {"pk": o.photograph.pk},
    "desk:picture_remove": lambda o: {"pk": o.photograph.pk},
    "municipality_picture": lambda o: {"pk": o.photograph.pk},
    "municipality_picture_small": lambda o: {"pk": o.fresh_damage.pk},
    "backoffice_picture_withdraw": lambda o: {"pk": o.photograph.pk},
    "correspondence:introduction": _of_letter_to_us,
    "correspondence:introduction_print": _of_letter_to_us,
    "correspondence:introduction_document": _of_letter_to_us,
    "correspondence:introduction_read": _of_letter_to_us,
    "correspondence:introduction_answer": _of_letter_to_us,
    "correspondence:introduction_accept": _of_letter_to_us,
    "correspondence:introduction_decline": _of_letter_to_us,
    **{f"correspondence:introduction_{step}": _of_letter_to_us for step in ("ask", "note", "assign", "pass_on")},
    "correspondence:introduction_passing_agree": lambda o: {"pk": o.of_ours.pk, "passing_pk": o.passing.pk},
    "correspondence:introduction_passing_refuse": lambda o: {"pk": o.of_ours.pk, "passing_pk": o.passing.pk},
    "correspondence:introduction_withdraw": lambda o: {"pk": o.of_ours.pk},
    "correspondence:introduction_revoke_codes": lambda o: {"pk": o.of_ours.pk},
    "correspondence:introduction_take_up": lambda o: {"pk": o.of_ours.pk},
    "correspondence:introduction_discard_message": lambda o: {**_of_letter_to_us(o), "message_pk": o.held.pk},
    "correspondence:meeting_propose": _of_talks,
    "correspondence:meeting_zone": _of_talks,
    "correspondence:meeting_choose": _of_meeting,
    "correspondence:meeting_move": _of_meeting,
    "correspondence:meeting_cancel": _of_meeting,
    "correspondence:meeting_calendar": lambda o: {"pk": o.in_talks.pk, "meeting_pk": o.agreed_meeting.pk},
    "correspondence:attachment": lambda o: {"pk": o.in_talks.pk, "attachment_pk": o.enclosure.pk},
    "correspondence:message_translate": lambda o: {"pk": o.in_talks.pk, "message_pk": o.enclosure.message_id},
    "correspondence:first_steps": _of_talks,
    "correspondence:first_step_tick": _of_talks,
    "correspondence:first_step_untick": _of_talks,
    "correspondence:first_step_add": _of_talks,
    "correspondence:first_step_remove": _of_talks,
    "correspondence:ask_to_introduce": lambda o: {"third_pk": o.town.pk},
    "correspondence:introduction_request": lambda o: {"request_pk": o.asked_to_introduce.pk},
    "correspondence:introduction_request_withdraw": lambda o: {"request_pk": o.own_request.pk},
    **{f"correspondence:introduced{step}": _of_thread_of_three for step in ("", "_read", "_leave")},
    "correspondence:delivery": lambda o: {"pk": o.outside.pk},
    "correspondence:pass_on": lambda o: {"pk": o.to_pass_on.pk},
    "correspondence:stop_letters": lambda o: {"token": stop_token(o.delivery.pk)},
    "correspondence:write_to": lambda o: {"pk": o.town.pk},
    "membership_request": lambda o: {"pk": o.request.pk},
    "held_file": lambda o: {"pk": o.held_enclosure.pk},
    "membership_request_document": lambda o: {"pk": o.request.pk},
    "representative_end": lambda o: {"pk": o.colleague.pk},
    "undo_correction": lambda o: {"pk": o.amendment.pk},
    "registry_undo": lambda o: {"pk": o.amendment.pk},
    "import": lambda o: {"pk": o.edition.pk},
    "undo_import": lambda o: {"pk": o.edition.pk},
    "suggestion": lambda o: {"pk": o.suggestion.pk},
    "backoffice_mail_again": lambda o: {"pk": 1},
    "wagtailadmin_api:pages:detail": _of_article,
    "wagtailadmin_api:pages:action": _of_article,
    "wagtailadmin_api:documents:detail": lambda o: {"pk": o.document.pk},
    "wagtailadmin_api:images:detail": lambda o: {"pk": o.picture.pk},
    "wagtailadmin_pages:revisions_compare": _of_article,
    "wagtailadmin_workflows:add_task": lambda o: {"app_label": "wagtailcore", "model_name": "groupapprovaltask"},
    "wagtailadmin_workflows:edit_task": lambda o: {"pk": o.task.pk},
    "wagtailadmin_workflows:disable_task": lambda o: {"pk": o.task.pk},
    "wagtailadmin_workflows:enable_task": lambda o: {"pk": o.task.pk},
    "municipality_chooser:chosen": lambda o: {"pk": o.own.pk},
    "wagtail_bulk_action": lambda o: {"app_label": "people", "model_name": "user", "action": "delete"},
}
_OF_PREFIXES: dict[str, Callable[[Objects], dict[str, Any]]] = {
    "partnership_chooser": _of_partnership,
    "wagtailadmin_editing_sessions": lambda o: {"object_id": str(o.topic.pk)},
    "wagtailadmin_collections": lambda o: {"pk": o.collection.pk},
    "wagtailadmin_workflows": lambda o: {"pk": o.workflow.pk},
    "wagtailsnippets_news_topic": lambda o: {"pk": o.topic.pk},
    "wagtailsnippetchoosers_news_topic": lambda o: {"pk": o.topic.pk},
    "wagtaillocales": lambda o: {"pk": Locale.objects.first().pk},
    "wagtailsites": lambda o: {"pk": Site.objects.first().pk},
    "wagtailusers_users": lambda o: {"pk": o.somebody.pk},
    "wagtailusers_groups": lambda o: {"pk": Group.objects.get(name=EDITORS).pk},
    "wagtaildocs_chooser": lambda o: {"pk": o.document.pk},
    "wagtailimages_chooser": lambda o: {"pk": o.picture.pk},
    "wagtail_localize": lambda o: {"pk": o.topic.pk},
}


def _member(objects: Objects, role: str) -> User:
    return MembershipFactory(municipality=objects.own, role=role).user


def _staff(group: str, **facts: Any) -> User:
    person = UserFactory(is_staff=True, **facts)
    person.groups.add(Group.objects.get(name=group))
    return person


_PERSONS: dict[str, Callable[[Objects], User]] = {
    "no_membership": lambda o: UserFactory(),
    "observer": lambda o: _member(o, Role.OBSERVER),
    "contributor": lambda o: _member(o, Role.EDITOR),
    "head": lambda o: _member(o, Role.HEAD),
    "other_side": lambda o: o.abroad.user,
    "third": lambda o: MembershipFactory(role=Role.HEAD).user,
    "news_editor": lambda o: _staff(EDITORS),
    "moderator": lambda o: _staff(MODERATORS),
    "administrator": lambda o: UserFactory(is_superuser=True, is_staff=True),
}


def at_the_door(role: str, objects: Objects) -> Client:
    """A browser of that kind of person."""
    client = Client(raise_request_exception=False)
    if role == "unconfirmed":
        person = UserFactory(confirmed=False)
        client.post("/en/account/login/", {"login": person.email, "password": PASSWORD})
    elif role != "anonymous":
        person = _PERSONS[role](objects)
        client.force_login(person)
        if role == "third":
            RepresentativeFactory(organisation=objects.organisation, user=person)
        if role == "no_membership":
            objects.belong_to(person)
    return client
