import pytest
pytestmark=pytest.mark.django_db
def test_x(practice):
    from meetlat.register.models import *
    from meetlat.site.pages.organisations.known import everyone
    e=everyone(); print(practice, len(e.by_id))
    from collections import Counter
    print(Counter((o.kind,o.size_class) for o in e.by_id.values()))
    print([ (p.name,p.organisation_id) for p in Place.objects.all()[:6]])
    for i in ("zz.m008","zz.m048","zz.m034","zz.m058"): print(e.by_id[i], e.called("nl")[i])
    print(list(Organisation.objects.exclude(end=None).values_list("id","name","end")))
    print(list(Merger.objects.values_list("old_id","new_id","year_from","year_to","share","kind")))
    print(e.group("ZZ","municipality").most_alike("zz.m034"))
    print(Counter(Account.objects.values_list("platform","status","role","theme")).most_common(30))
    print(Counter(Evidence.objects.values_list("kind")))
    print(Account.objects.filter(platform="linkedin",organisations="zz.m048").values())
    print([(k,v.figures.get("accounts")) for k,v in e.by_id.items()][:70])
