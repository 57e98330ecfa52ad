"""What the room's entries in the journal say to a person."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "people.account_opened": _("An account was opened by the service."),
    "people.account_changed": _("An administrator changed an account."),
    "people.account_closed": _("An administrator closed an account."),
    "people.account_reopened": _("An administrator opened an account again."),
    "people.account_deleted": _("An administrator deleted an account that had done nothing."),
    "people.account_erased": _("A person erased her account."),
    "people.data_exported": _("A person took a copy of what is kept about her."),
    "people.address_replaced": _("An administrator replaced the e-mail address of an account."),
    "people.role_given": _("An administrator gave a person a role."),
    "people.role_taken": _("An administrator took a role from a person."),
    "people.administrator_made": _("A person was made an administrator."),
    "people.administrator_unmade": _("A person is no longer an administrator."),
    "people.one_time_address_made": _("A command made an address for choosing a password once."),
    "people.signed_up": _("A person opened an account."),
    "people.address_added": _("A person added an e-mail address to her account."),
    "people.address_removed": _("A person removed an e-mail address from her account."),
    "people.address_changed": _("A person changed the main e-mail address of her account."),
    "people.password_changed": _("A person changed her password."),
    "people.password_reset": _("A person chose a new password through a link sent by e-mail."),
    "people.second_factor_app_added": _("A person set an app up as her second factor."),
    "people.second_factor_app_removed": _("A person took the app of her second factor away."),
    "people.second_factor_key_added": _("A person added a security key."),
    "people.second_factor_key_removed": _("A person removed a security key."),
    "people.recovery_codes_made": _("A person made new recovery codes."),
    "people.second_factor_removed": _("An administrator took the second factor of a person away."),
    "people.sessions_ended": _("Sessions of a person were ended."),
}
