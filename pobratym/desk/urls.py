"""Every address of the desk: what one sees and does there for oneself and for one's municipality."""

from django.urls import URLPattern, path

from pobratym.desk.account import claim, colleagues, desk, mandates, my_data, organisations, own_journal, vouching
from pobratym.desk.candidates import comparing, settling
from pobratym.desk.candidates import views as candidates
from pobratym.desk.profile import listings, passport, pictures, team
from pobratym.desk.rounds import views as rounds

app_name = "desk"
_DESK = "desk/<int:municipality_pk>"

urlpatterns: list[URLPattern] = [
    # The desk, and the request to represent a municipality. Signing in and up is allauth's, at /account/.
    path("account/data/", my_data.my_data, name="my_data"),
    path("account/data/copy/", my_data.my_data_copy, name="my_data_copy"),
    path("account/erase/", my_data.erase, name="account_erase"),
    path("desk/", desk.desk, name="desk"),
    path("desk/waiting/", desk.waiting, name="waiting"),
    path("desk/represent/", claim.claim, name="claim"),
    path("desk/represent/<int:pk>/", claim.claim_request, name="claim_request"),
    path("desk/represent/<int:pk>/withdraw/", claim.withdraw, name="claim_withdraw"),
    path("desk/vouching/<int:pk>/", vouching.vouching, name="vouching"),
    path("desk/organisations/<int:pk>/", organisations.organisation, name="organisation"),
    path("desk/organisations/<int:pk>/members/", organisations.list_member, name="organisation_member_add"),
    path(
        "desk/organisations/<int:pk>/members/<int:affiliation>/end/",
        organisations.unlist_member,
        name="organisation_member_end",
    ),
    path("desk/organisations/<int:pk>/act/<int:mandate>/", organisations.begin_acting, name="organisation_act"),
    path("desk/organisations/<int:pk>/act/<int:mandate>/end/", organisations.end_mandate, name="organisation_act_end"),
    path("desk/organisations/<int:pk>/leave/", organisations.leave, name="organisation_leave"),
    path("town-hall/<str:key>/", claim.town_hall, name="town_hall"),
    path("invitation/<str:key>/", colleagues.invitation, name="invitation"),
    path(f"{_DESK}/people/", colleagues.colleagues, name="colleagues"),
    path(f"{_DESK}/organisations/", mandates.mandates, name="mandates"),
    path(f"{_DESK}/organisations/<int:pk>/end/", mandates.end, name="mandate_end"),
    path(f"{_DESK}/people/confirm/", colleagues.confirm, name="membership_confirm"),
    path(f"{_DESK}/people/<int:pk>/role/", colleagues.change_role, name="membership_role"),
    path(f"{_DESK}/people/<int:pk>/end/", colleagues.end, name="membership_end"),
    path(f"{_DESK}/invitations/<int:pk>/withdraw/", colleagues.withdraw_invitation, name="invitation_withdraw"),
    path(f"{_DESK}/journal/", own_journal.own_journal, name="own_journal"),
    path(f"{_DESK}/handover/", own_journal.handover, name="handover"),
    # What a municipality says of itself, edited by its own people
    path(f"{_DESK}/passport/", passport.passport_step, name="passport_edit"),
    path(f"{_DESK}/passport/preview/", passport.preview, name="passport_preview"),
    path(f"{_DESK}/passport/pictures/", pictures.pictures, name="pictures"),
    path(f"{_DESK}/passport/pictures/add/", pictures.picture_add, name="picture_add"),
    path(f"{_DESK}/passport/pictures/<int:pk>/", pictures.picture_edit, name="picture_edit"),
    path(f"{_DESK}/passport/pictures/<int:pk>/first/", pictures.picture_first, name="picture_first"),
    path(f"{_DESK}/passport/pictures/<int:pk>/remove/", pictures.picture_remove, name="picture_remove"),
    path(f"{_DESK}/passport/<slug:step>/", passport.passport_step, name="passport_step"),
    path(f"{_DESK}/projects/", team.projects, name="projects"),
    path(f"{_DESK}/projects/add/", team.project_add, name="project_add"),
    path(f"{_DESK}/projects/<int:pk>/", team.project_edit, name="project_edit"),
    path(f"{_DESK}/projects/<int:pk>/remove/", team.project_remove, name="project_remove"),
    path(f"{_DESK}/team/add/", team.team_add, name="team_add"),
    path(f"{_DESK}/team/<int:pk>/remove/", team.team_remove, name="team_remove"),
    path(f"{_DESK}/seeking/", passport.search_edit, name="search_edit"),
    path(f"{_DESK}/needs-and-offers/", listings.listings, name="listings"),
    path(f"{_DESK}/needs-and-offers/add/", listings.listing_add, name="listing_add"),
    path(f"{_DESK}/needs-and-offers/<int:pk>/", listings.listing_edit, name="listing_edit"),
    path(f"{_DESK}/needs-and-offers/<int:pk>/close/", listings.listing_close, name="listing_close"),
    path(f"{_DESK}/needs-and-offers/<int:pk>/reopen/", listings.listing_reopen, name="listing_reopen"),
    # Whom it could partner with
    path(f"{_DESK}/candidates/", candidates.candidates, name="candidates"),
    path(f"{_DESK}/candidates/compare/", comparing.compare, name="candidates_compare"),
    path(f"{_DESK}/candidates/settled/", settling.settled, name="candidates_settled"),
    path(f"{_DESK}/candidates/weights/", settling.save_weights, name="weights_save"),
    path(f"{_DESK}/candidates/weights/reset/", settling.reset_weights, name="weights_reset"),
    path(f"{_DESK}/candidates/<int:pk>/shortlist/", settling.shortlist, name="candidate_shortlist"),
    path(f"{_DESK}/candidates/<int:pk>/dismiss/", settling.dismiss, name="candidate_dismiss"),
    path(f"{_DESK}/candidates/<int:pk>/take-back/", settling.take_back, name="candidate_take_back"),
    path(f"{_DESK}/rounds/", rounds.rounds, name="rounds"),
    path(f"{_DESK}/rounds/<int:pk>/", rounds.round, name="round"),
    path(f"{_DESK}/rounds/<int:pk>/withdraw/", rounds.withdraw, name="round_withdraw"),
    path(f"{_DESK}/rounds/<int:pk>/pairs/<int:pair_pk>/<slug:said>/", rounds.answer, name="round_answer"),
    path(f"{_DESK}/rounds/<int:pk>/talks.ics", rounds.calendar, name="round_calendar"),
]
