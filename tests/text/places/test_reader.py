"""What texts are taken to point to, and what is left open."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetlat.text.places import Places
from meetlat.text.texts import laid_out
from tests.text.places.gazetteers import two_countries

PLACES = Places(two_countries())
SHORT = {"Bergen NH": "nl.gm0373", "Bergen L": "nl.gm0893", "Mons": "be.nis53053"}
IDS = SHORT | {
    "Utrecht": "nl.gm0344", "Amsterdam": "nl.gm0363", "Rotterdam": "nl.gm0599", "Den Haag": "nl.gm0518",
    "Den Bosch": "nl.gm0796", "Bergen op Zoom": "nl.gm0748", "Alkmaar": "nl.gm0361", "Best": "nl.gm0753",
    "Eindhoven": "nl.gm0772", "Ede": "nl.gm0228", "Groningen": "nl.gm0014", "Leeuwarden": "nl.gm0080",
    "Súdwest-Fryslân": "nl.gm1900", "Hengelo": "nl.gm0164", "Bronckhorst": "nl.gm1876", "Laren": "nl.gm0417",
    "Lochem": "nl.gm0262", "Breda": "nl.gm0758", "Nijmegen": "nl.gm0268", "Leiden": "nl.gm0546",
    "Capelle": "nl.gm0502", "Drimmelen": "nl.gm1719", "Houten": "nl.gm0321", "Deurne": "nl.gm0762",
    "Zwolle": "nl.gm0193", "Rhenen": "nl.gm0340", "Enschede": "nl.gm0153", "Antwerpen": "be.nis11002",
    "Essen": "be.nis11016", "Brussel": "be.nis21004", "Elsene": "be.nis21009", "Halle": "be.nis23027",
    "Aalst": "be.nis41002", "Gent": "be.nis44021", "Luik": "be.nis62063", "Saint-Nicolas": "be.nis62093",
    "Limbourg": "be.nis63046", "Spa": "be.nis63072", "Namen": "be.nis92094", "Mol": "be.nis13025",
    "Maashorst": "nl.gm1991",
}  # fmt: skip


def places(text: str | None, *, profile: bool = False) -> list[str]:
    numbers, found = PLACES.places_of(laid_out([text]), profile=profile)
    assert not numbers.any()
    return [PLACES.organisations[number] for number in found]


def ids(names: str) -> list[str]:
    return sorted((IDS[name] for name in names.split("+") if name), key=PLACES.organisations.index)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("📍Utrecht | moeder van 2", "Utrecht"),
        ("Amsterdam/Rotterdam", "Amsterdam+Rotterdam"),
        ("amsterdam", "Amsterdam"),
        ("Amsterdam, A'dam, Mokum aan de Amstel", "Amsterdam"),
        ("geboren in Bergen (NH), woont in Alkmaar", "Alkmaar"),
        ("Geboren en getogen in Breda", "Breda"),
        ("ex-Utrecht, nu Zwolle", "Zwolle"),
        ("née à Liège, vit à Namur", "Namen"),
        ("Den Haag", "Den Haag"),
        ("'s-Gravenhage", "Den Haag"),
        ("La Haye", "Den Haag"),
        ("Den Bosch | 's-Hertogenbosch", "Den Bosch"),
        ("Ljouwert", "Leeuwarden"),
        ("Snits, Fryslân", "Súdwest-Fryslân"),
        ("sudwest-fryslan", "Súdwest-Fryslân"),
        ("R’dam", "Rotterdam"),
        ("Ghent", "Gent"),
        ("Bruxelles", "Brussel"),
        ("Ixelles, Bruxelles", "Elsene"),
        ("Capelle a/d IJssel", "Capelle"),
        ("Best", "Best"),
        ("Best, Noord-Brabant", "Best"),
        ("Mol 🇧🇪", "Mol"),
        ("best", ""),
        ("Best day ever", ""),
        ("The best of both worlds", ""),
        ("Made in Holland", ""),
        ("Made (Drimmelen), Brabant", "Drimmelen"),
        ("ergens in Brabant", ""),
        ("wereldburger", ""),
        ("Bergen", ""),
        ("Bergen NH", "Bergen NH"),
        ("Bergen (L)", "Bergen L"),
        ("Bergen, Noorwegen", ""),
        ("Bergen 🇧🇪", "Mons"),
        ("Alkmaar / Bergen", "Alkmaar+Bergen NH"),
        ("Bergen op Zoom", "Bergen op Zoom"),
        ("Hengelo", ""),
        ("Hengelo (Gld)", "Bronckhorst"),
        ("Hengelo, Twente", "Hengelo"),
        ("Hengelo, Enschede", "Hengelo+Enschede"),
        ("Elst, Utrecht", "Rhenen"),
        ("Deurne, Antwerpen", "Antwerpen"),
        ("Aalst, Gent", "Aalst+Gent"),
        ("Halle (Saale)", ""),
        ("Essen", ""),
        ("Essen, België", "Essen"),
        ("provincie Utrecht", ""),
        ("Province de Liège", ""),
        ("Lid Provinciale Staten van Utrecht", ""),
        ("Ville de Limbourg", "Limbourg"),
        ("Limburg", ""),
        ("FC Utrecht", ""),
        ("Feyenoord Rotterdam", ""),
        ("Mevrouw Van Breda", ""),
        ("Jan van Utrecht, muzikant", ""),
        ("Utrechtseweg 3", ""),
        ("omgeving Utrecht", ""),
        ("Utrecht en omgeving", "Utrecht"),
        ("tussen Utrecht en Amsterdam", ""),
        ("rue de Namur", ""),
        ("030", "Utrecht"),
        ("(030)", "Utrecht"),
        ("☎ 030-", "Utrecht"),
        ("14 030", "Utrecht"),
        ("06-03012345", ""),
        ("1030 Schaarbeek", ""),
    ],
)
def test_profiles(text: str, names: str) -> None:
    assert places(text, profile=True) == ids(names)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Wanneer komt het grofvuil in utrecht?", "Utrecht"),
        ("trein van Utrecht naar Amsterdam valt uit", "Utrecht+Amsterdam"),
        ("Van Breda naar Eindhoven in een uur", "Breda+Eindhoven"),
        ("Burgemeester van Utrecht, luister eens", "Utrecht"),
        ("Den Haag besluit weer eens over ons", ""),
        ("Brussel wil dat niet", ""),
        ("Ik woon in Den Haag", "Den Haag"),
        ("gemeente Den Haag, ruim dit op", "Den Haag"),
        ("Den Haag Centraal is dicht", "Den Haag"),
        ("#gemeentebest waar blijft de container", "Best"),
        ("#bergenopzoom carnaval", "Bergen op Zoom"),
        ("Gemeente Best, wanneer wordt er geveegd", "Best"),
        ("ik woon in Best.", "Best"),
        ("In Best Practices staat hoe het moet", ""),
        ("IK BEN HET BEST IN BEST", ""),
        ("Leiden deze plannen ergens toe?", ""),
        ("We wonen al jaren in Leiden", "Leiden"),
        ("dat zal leiden tot niets", ""),
        ("In Houten Kasten zit houtworm", ""),
        ("in Houten zit geen houtworm", "Houten"),
        ("gemeente Hengelo", "Hengelo"),
        ("gemeente Laren", "Laren"),
        ("commune d'Ixelles", "Elsene"),
        ("Commune de Saint-Nicolas", "Saint-Nicolas"),
        ("à Spa demain", "Spa"),
        ("a day at the spa", ""),
        ("Amsterdam-Rijnkanaal", ""),
        ("nieuws uit Nieuw Amsterdam", ""),
        ("Het Verdrag van Maastricht en de Unie van Utrecht", ""),
        ("aardbevingen in Groningen", ""),
        ("fietsen in Groningen", "Groningen"),
        ("een boete van 020 euro", ""),
        ("bel 030-2345678", "Utrecht"),
        ("nummer 12-030-44", ""),
        ("kamer 030", ""),
        ("het is 0.30 uur", ""),
        ("0412", ""),
        ("@utrecht doe iets", ""),
        ("https://utrecht.example/den-haag", ""),
        ("markt in Uden", "Maashorst"),
        ("", ""),
        (None, ""),
    ],
)
def test_messages(text: str | None, names: str) -> None:
    assert places(text) == ids(names)


def test_pairs_come_in_order_and_not_twice() -> None:
    texts = laid_out(["niets", "Utrecht, Utrecht en Amsterdam", "ook niets", "Zwolle"])
    numbers, found = PLACES.places_of(texts)
    named = [(int(number), PLACES.organisations[one]) for number, one in zip(numbers, found, strict=True)]
    assert named == [(1, IDS["Utrecht"]), (1, IDS["Amsterdam"]), (3, IDS["Zwolle"])]


SAID = st.lists(
    st.sampled_from(
        [
            "Utrecht", "Best", "in", "gemeente", "van", "Van", "Bergen", "NH", "030", "provincie", "Den Haag", "tussen",
            "en", "#", "🇧🇪", "\n", "Laren", ".", "IN", "'s-", "Deurne", "Antwerpen", "\ue010", "\ue011", "\ud800", "́",
        ]
    ),
    min_size=1,
).map(" ".join)  # fmt: skip


@given(st.lists(SAID | st.text(), min_size=1, max_size=6), st.booleans())
def test_a_text_does_not_depend_on_its_neighbours(said: list[str], profile: bool) -> None:
    numbers, found = PLACES.places_of(laid_out(said), profile=profile)
    together = [[PLACES.organisations[one] for one in found[numbers == at]] for at in range(len(said))]
    assert together == [places(text, profile=profile) for text in said]


@pytest.mark.parametrize(
    "text",
    [
        "Utrecht" + "́" * 10_000,
        "a" * 1_000_000,
        "\0Utrecht\0",
        "\u202eUtrecht",
        "\ud800 Utrecht",
        "in Best " * 20_000,
        "Utrecht Bergen " * 700,
    ],
)
def test_hostile_texts_are_read(text: str) -> None:
    assert set(places(text)) <= set(PLACES.organisations)


def test_can_be_handed_to_another_process() -> None:
    places("Utrecht")
    again = pickle.loads(pickle.dumps(PLACES))
    numbers, found = again.places_of(laid_out(["ik woon in Best"]))
    assert numbers.tolist() == [0]
    assert again.organisations[found[0]] == IDS["Best"]
