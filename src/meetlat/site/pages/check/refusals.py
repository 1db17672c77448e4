"""Why what was pasted cannot be an account, in the reader's language, with what to do instead."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from meetlat.register.address import NotAnAddress

REFUSALS: dict[str, Promise] = {
    "empty": _("Er is niets geplakt. Plak het adres van een account of een @naam."),
    "too_long": _("Dit is te lang voor een adres. Kopieer alleen het adres van het account."),
    "handle_too_long": _("Deze naam is te lang voor een account. Kopieer het adres uit de adresbalk."),
    "not_a_handle": _("Dit is geen adres en geen accountnaam. Een accountnaam heeft geen spaties."),
    "not_a_url": _("Dit is geen webadres. Kopieer het uit de adresbalk."),
    "no_account": _(
        "Dit is een pagina van %(platform)s, maar niet van één account. Plak het adres van het account zelf."
    ),
    "unknown_host": _("%(host)s is geen platform dat het register kent. Plak het adres van een account."),
}


def refusal(error: NotAnAddress) -> str:
    """The text for a refusal; its code decides which."""
    return str(REFUSALS[error.code]) % error.about
