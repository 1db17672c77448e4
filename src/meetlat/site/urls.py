"""Every address of the site. Pages stand under their language; the API and the files do not."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.generic import RedirectView

from meetlat.report.api import api
from meetlat.site.pages import (
    about,
    check,
    collected,
    compare,
    completeness,
    data,
    editions,
    estimates_compared,
    figures,
    measures,
    national,
    organisation,
    organisations,
    platforms,
    residents,
)
from meetlat.site.pages.by_subject import by_subject
from meetlat.site.theme import theme_css

edition = by_subject(editions.edition, measures.edition, residents=residents.edition, completeness=completeness.edition)
estimates = {"residents": estimates_compared.comparison, "completeness": estimates_compared.comparison}
comparison = by_subject(editions.comparison, measures.comparison, **estimates)

PUBLIC = [
    path("", national.home, name="home"),
    path(_("overzicht/volledigheid/"), completeness.completeness, name="completeness"),
    path(_("overzicht/<country>/<kind>/"), national.picture, name="picture"),
    path(_("organisaties/"), organisations.organisations, name="organisations"),
    path(_("organisaties/<id>/"), organisation.organisation, name="organisation"),
    path(_("organisaties/<id>/meting/"), measures.scorecard, name="scorecard"),
    path(_("organisaties/<id>/antwoorden/"), measures.responses, name="responses"),
    path(_("meting/"), measures.measuring, name="measuring"),
    path(_("meting/acht-definities/"), measures.explained, name="definitions_explained"),
    path(_("meting/inwoners/"), residents.residents, name="residents"),
    path(_("meting/<country>/<kind>/"), measures.measuring_of, name="measuring_of"),
    path(_("meting/<country>/<kind>/rangorde/"), measures.ranking, name="ranking"),
    path(pgettext_lazy("url", "platforms/"), platforms.platforms, name="platforms"),
    path(pgettext_lazy("url", "platforms/<platform>/"), platforms.platform, name="platform"),
    path(_("vergelijken/"), compare.compare, name="compare"),
    path(_("account-controleren/"), check.check, name="check"),
    path(_("methode/"), figures.methods, name="methods"),
    path(_("methode/<indicator>/"), figures.indicator, name="indicator"),
    path(_("cijfers/<edition>/<indicator>/"), by_subject(figures.figure, measures.figure), name="figure"),
    path(_("edities/"), editions.editions, name="editions"),
    path(_("edities/<id>/"), edition, name="edition"),
    path(_("edities/<first>/<second>/"), comparison, name="comparison"),
    path(_("over/"), about.about, name="about"),
    path(_("toegankelijkheid/"), about.accessibility, name="accessibility"),
    path(_("correcties/"), about.corrections, name="corrections"),
    path(pgettext_lazy("url", "open-data/"), data.open_data, name="open_data"),
    path(_("verzameld/"), collected.collected, name="collected"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", RedirectView.as_view(url="/nl/"), name="root"),
    path("theme.css", theme_css, name="theme"),
    path("robots.txt", about.robots, name="robots"),
    path(".well-known/security.txt", about.security, name="security"),
    path("data/collected/<file>", collected.collected_file, name="collected_file"),
    path("data/<edition>/<file>", data.data_file, name="data_file"),
    path("api/v1/", api.urls),
    *i18n_patterns(
        *PUBLIC,
        path(_("werktafel/organisaties/<str:id>/vragen/"), measures.pairs, name="pairs"),
        path("", include("meetlat.site.people.urls")),
        path("", include("meetlat.site.desk.urls")),
    ),
]
