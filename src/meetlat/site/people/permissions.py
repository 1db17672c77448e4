"""Who may do what with which object. Every permission of the site stands here; what is not here is nobody's."""

from django.contrib.auth.models import AnonymousUser
from rules import add_perm, predicate

from meetlat.register.models import Account, Organisation
from meetlat.site.people.models import User

Somebody = User | AnonymousUser
ENTER_DESK = "register.enter_desk"
VIEW_ORGANISATION = "register.view_organisation"  # on the desk; its public page is everybody's
VIEW_ACCOUNT = "register.view_account"
EDIT_REGISTER = "register.edit"
VIEW_RUNS = "collect.view_runs"
ADD_COUNT = "collect.add_count"  # to an account
IMPORT_COUNTS = "collect.import_counts"  # a file of them, of any account
VIEW_MESSAGES = "collect.view_messages"  # texts: those to and from the accounts of one's own organisations
VIEW_ALL_MESSAGES = "collect.view_all_messages"
CORRECT_READINGS = "collect.correct_readings"  # figures are made of them, so nobody corrects those on herself
MANAGE_PEOPLE = "people.manage"
VIEW_AUDIT = "people.view_audit"


@predicate  # type: ignore[untyped-decorator]
def signed_in(user: Somebody) -> bool:
    return user.is_authenticated and user.is_active


@predicate  # type: ignore[untyped-decorator]
def is_researcher(user: Somebody) -> bool:
    return getattr(user, "role", "") in {User.Role.RESEARCHER, User.Role.ADMINISTRATOR}


@predicate  # type: ignore[untyped-decorator]
def is_administrator(user: Somebody) -> bool:
    return getattr(user, "role", "") == User.Role.ADMINISTRATOR


@predicate  # type: ignore[untyped-decorator]
def belongs_to(user: User, organisation: Organisation | None) -> bool:
    return organisation is not None and user.organisations.filter(pk=organisation.pk).exists()


@predicate  # type: ignore[untyped-decorator]
def belongs_to_a_holder(user: User, account: Account | None) -> bool:
    if account is None:
        return False
    return user.organisations.filter(holdings__account=account, holdings__until=None).exists()


add_perm(ENTER_DESK, signed_in)
add_perm(VIEW_ORGANISATION, signed_in & (is_researcher | belongs_to))
add_perm(VIEW_ACCOUNT, signed_in & (is_researcher | belongs_to_a_holder))
add_perm(EDIT_REGISTER, signed_in & is_researcher)
add_perm(VIEW_RUNS, signed_in & is_researcher)
add_perm(ADD_COUNT, signed_in & (is_researcher | belongs_to_a_holder))
add_perm(IMPORT_COUNTS, signed_in & is_researcher)
add_perm(VIEW_MESSAGES, signed_in)
add_perm(VIEW_ALL_MESSAGES, signed_in & is_researcher)
add_perm(CORRECT_READINGS, signed_in & is_researcher)
add_perm(MANAGE_PEOPLE, signed_in & is_administrator)
add_perm(VIEW_AUDIT, signed_in & is_administrator)
