"""The addresses of the desk."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from meetlat.site.desk import attention, counting, hours, proposals, readings, runs, views

ACCOUNT_TASKS = {
    "edit": _("werktafel/accounts/<int:id>/wijzigen/"),
    "close": _("werktafel/accounts/<int:id>/sluiten/"),
    "reopen": _("werktafel/accounts/<int:id>/openen/"),
    "prove": _("werktafel/accounts/<int:id>/bewijs-toevoegen/"),
    "disprove": _("werktafel/accounts/<int:id>/bewijs-beeindigen/"),
    "hold": _("werktafel/accounts/<int:id>/organisatie-toevoegen/"),
    "release": _("werktafel/accounts/<int:id>/organisatie-weghalen/"),
}

urlpatterns = [
    path(_("werktafel/"), views.desk, name="desk"),
    path(_("werktafel/nakijken/"), attention.attention, name="desk_attention"),
    path(_("werktafel/voorstellen/"), proposals.proposals, name="desk_proposals"),
    path(_("werktafel/voorstellen/<int:id>/"), proposals.proposal, name="desk_proposal"),
    path(_("werktafel/voorstellen/<int:id>/opnemen/"), proposals.accept, name="desk_proposal_accept"),
    path(_("werktafel/voorstellen/<int:id>/afwijzen/"), proposals.reject, name="desk_proposal_reject"),
    path(_("werktafel/organisaties/<str:id>/"), views.organisation, name="desk_organisation"),
    path(_("werktafel/organisaties/<str:id>/account-toevoegen/"), views.add_account, name="desk_add_account"),
    path(_("werktafel/organisaties/<str:id>/servicetijden/"), hours.service_hours, name="desk_service_hours"),
    path(_("werktafel/accounts/<int:id>/"), views.account, name="desk_account"),
    path(_("werktafel/accounts/<int:id>/telling-toevoegen/"), counting.add_count, name="desk_add_count"),
    path(_("werktafel/tellingen/"), counting.upload_counts, name="desk_import_counts"),
    path(_("werktafel/berichten/"), readings.messages, name="desk_messages"),
    path(_("werktafel/berichten/<str:id>/"), readings.message, name="desk_message"),
    path(_("werktafel/berichten/<str:id>/verbeteren/"), readings.correct_message, name="desk_message_correct"),
    path(_("werktafel/runs/"), runs.runs, name="desk_runs"),
    path(_("werktafel/runs/<int:id>/"), runs.run, name="desk_run"),
    path(_("werktafel/runs/<int:id>/opzij-gezet.csv"), runs.run_refusals, name="desk_run_refusals"),
    *(
        path(address, views.task, {"task": task}, name=f"desk_account_{task}")
        for task, address in ACCOUNT_TASKS.items()
    ),
]
