"""Countries in sentences, in both languages."""

import pytest

from participants.milestones.origins import MEMBER_STATES, NEIGHBOURS, origin

# What a reader of French and of English expects.
ORIGINS = {
    "AD": ("from Andorra", "d’Andorre"),
    "AL": ("from Albania", "d’Albanie"),
    "AM": ("from Armenia", "d’Arménie"),
    "AT": ("from Austria", "d’Autriche"),
    "AZ": ("from Azerbaijan", "d’Azerbaïdjan"),
    "BA": ("from Bosnia and Herzegovina", "de Bosnie-Herzégovine"),
    "BE": ("from Belgium", "de Belgique"),
    "BG": ("from Bulgaria", "de Bulgarie"),
    "BY": ("from Belarus", "de Biélorussie"),
    "CH": ("from Switzerland", "de Suisse"),
    "CY": ("from Cyprus", "de Chypre"),
    "CZ": ("from Czechia", "de la République tchèque"),
    "DE": ("from Germany", "d’Allemagne"),
    "DK": ("from Denmark", "du Danemark"),
    "DZ": ("from Algeria", "d’Algérie"),
    "EE": ("from Estonia", "d’Estonie"),
    "EG": ("from Egypt", "d’Égypte"),
    "ES": ("from Spain", "d’Espagne"),
    "FI": ("from Finland", "de Finlande"),
    "FR": ("from France", "de France"),
    "GB": ("from the United Kingdom", "du Royaume-Uni"),
    "GE": ("from Georgia", "de Géorgie"),
    "GR": ("from Greece", "de Grèce"),
    "HR": ("from Croatia", "de Croatie"),
    "HU": ("from Hungary", "de Hongrie"),
    "IE": ("from Ireland", "d’Irlande"),
    "IL": ("from Israel", "d’Israël"),
    "IQ": ("from Iraq", "d’Irak"),
    "IR": ("from Iran", "d’Iran"),
    "IS": ("from Iceland", "d’Islande"),
    "IT": ("from Italy", "d’Italie"),
    "JO": ("from Jordan", "de Jordanie"),
    "KG": ("from Kyrgyzstan", "du Kirghizistan"),
    "KZ": ("from Kazakhstan", "du Kazakhstan"),
    "LB": ("from Lebanon", "du Liban"),
    "LI": ("from Liechtenstein", "du Liechtenstein"),
    "LT": ("from Lithuania", "de Lituanie"),
    "LU": ("from Luxembourg", "du Luxembourg"),
    "LV": ("from Latvia", "de Lettonie"),
    "LY": ("from Libya", "de Libye"),
    "MA": ("from Morocco", "du Maroc"),
    "MC": ("from Monaco", "de Monaco"),
    "MD": ("from Moldova", "de Moldavie"),
    "ME": ("from Montenegro", "du Monténégro"),
    "MK": ("from North Macedonia", "de la République de Macédoine du Nord"),
    "MT": ("from Malta", "de Malte"),
    "NL": ("from the Netherlands", "des Pays-Bas"),
    "NO": ("from Norway", "de Norvège"),
    "PL": ("from Poland", "de Pologne"),
    "PT": ("from Portugal", "du Portugal"),
    "RO": ("from Romania", "de Roumanie"),
    "RS": ("from Serbia", "de Serbie"),
    "RU": ("from Russia", "de Russie"),
    "SE": ("from Sweden", "de Suède"),
    "SI": ("from Slovenia", "de Slovénie"),
    "SK": ("from Slovakia", "de Slovaquie"),
    "SM": ("from San Marino", "de Saint-Marin"),
    "SY": ("from Syria", "de Syrie"),
    "TJ": ("from Tajikistan", "du Tadjikistan"),
    "TM": ("from Turkmenistan", "du Turkménistan"),
    "TN": ("from Tunisia", "de Tunisie"),
    "TR": ("from Türkiye", "de Turquie"),
    "UA": ("from Ukraine", "d’Ukraine"),
    "UZ": ("from Uzbekistan", "d’Ouzbékistan"),
    "VA": ("from Vatican City", "du Saint-Siège"),
}


@pytest.mark.parametrize("code", sorted(MEMBER_STATES | NEIGHBOURS))
def test_country_has_its_article_in_both_languages(code: str) -> None:
    assert (origin(code, "en"), origin(code, "fr")) == ORIGINS[code]


def test_all_46_member_states_of_the_council_of_europe_are_known() -> None:
    assert len(MEMBER_STATES) == 46


def test_regional_french_is_french() -> None:
    assert origin("ME", "fr-ch") == "du Monténégro"


def test_other_country_has_no_words_here() -> None:
    assert origin("TV", "fr") == ""
