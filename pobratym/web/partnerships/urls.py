from django.urls import URLPattern, path

from pobratym.web.partnerships import download, page, register, steps

urlpatterns: list[URLPattern] = [
    path("partnerships/", register.register_page, name="register"),
    path("partnerships/register.csv", download.register_csv, name="register_csv"),
    path("partnerships/<int:pk>/", page.partnership, name="partnership"),
    path("partnerships/<int:pk>/propose/", steps.propose, name="partnership_propose"),
    path("partnerships/<int:pk>/proposals/<int:proposal_pk>/confirm/", steps.confirm, name="proposal_confirm"),
    path("partnerships/<int:pk>/proposals/<int:proposal_pk>/decline/", steps.decline, name="proposal_decline"),
    path("partnerships/<int:pk>/proposals/<int:proposal_pk>/withdraw/", steps.withdraw, name="proposal_withdraw"),
    path("partnerships/<int:pk>/signatures/add/", steps.add_signature, name="signature_add"),
]
