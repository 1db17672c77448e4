"""Guards a page: signed in, with a password and second factor of one's own, and allowed."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.cache import never_cache

from meetlat.site.people.models import User

View = Callable[..., HttpResponse]


def unfinished(user: User) -> str | None:
    """The name of the page where something is still to be done before this person may go on; None: nothing is."""
    if user.one_time_until:
        return "account_change_password"
    if user.may_change_things and not is_mfa_enabled(user, [Authenticator.Type.TOTP]):
        return "mfa_activate_totp"
    return None


def guarded(permission: str, model: type[Model] | None = None) -> Callable[[View], View]:
    """Let the view be seen only with ``permission``; with a model, on the object whose id stands in the address.

    The view then gets that object instead of the id.
    """

    def decorate(view: View) -> View:
        @never_cache
        @wraps(view)
        def guarded_view(request: HttpRequest, **where: Any) -> HttpResponse:
            user = request.user
            if not isinstance(user, User):
                return redirect_to_login(request.get_full_path())
            if page := unfinished(user):
                return redirect(page)
            found = [_found(model, where.pop("id"))] if model else []
            if not user.has_perm(permission, *found):
                raise PermissionDenied
            return view(request, *found, **where)

        return guarded_view

    return decorate


def _found(model: type[Model], pk: int | str) -> Model:
    if "\0" in str(pk):  # PostgreSQL cannot even be asked for it
        raise Http404
    return get_object_or_404(model, pk=pk)
