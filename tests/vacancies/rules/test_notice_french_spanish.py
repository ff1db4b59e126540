"""IOM notices in French and Spanish, in our own words, a note verbale among them."""

import json

import pytest

from vacancies.rules.notice import read_notice
from vacancies.rules.notice.report import as_json

FR_SVN = """\
Identification du poste (Numéro de référence) : 20417 Intitulé
du poste : Chargé de la protection (P)
Lieu d’affectation Ville : Conakry
Lieu d’affectation Pays : Guinée
Grade : P-2
Type de contrat : Spécial Court Durée Classé (jusqu’à 9 mois)
Type de recrutement : Administrateur
Type de poste vacant : Avis spécial de
vacance de poste Durée initiale: 6 mois
Date de clôture : 08 Juillet 2025

Introduction
Les candidatures des candidats de premier et de deuxième rang sont les bienvenues. Les candidatures des candidats de premier niveau qualifiés sont examinées avant celles des candidats de deuxième niveau. Aux fins de ce poste vacant, les candidats suivants sont considérés comme des candidats de premier rang :

1. Candidats internes
2. Candidats des États membres non représentés suivants :
Antigua-et-Barbuda, Bahamas, Barbade, Comores, Congo (le), Îles Cook, Dominique, États fédérés de Micronésie, Guinée-Bissau, Saint-Siège, Sainte-Lucie, Tonga

Les candidats de deuxième rang sont : tous les candidats externes, à l’exception des candidats des États membres non représentés de l’OIM.

Contexte
Sous la supervision du chef de mission, le titulaire suit les dossiers.

Qualifications et expérience requises
Éducation
• Master en droit ou en sciences sociales d’un établissement universitaire agréé, avec deux années d’expérience professionnelle pertinente ; ou
• Diplôme universitaire dans les domaines ci-dessus avec quatre années d’expérience professionnelle pertinente.
Expérience
• Expérience de la protection.
Langues
Les langues officielles de l’OIM sont l’anglais, le français et l’espagnol.
Pour ce poste, la maîtrise du français est exigée (à l’oral et à l’écrit). La connaissance pratique de l’anglais est un atout.
Compétences requises
Valeurs - tous les membres du personnel doivent respecter ces cinq valeurs :
• Inclusion et respect de la diversité : accueille chacun.
• Intégrité et transparence : agit honnêtement.
• Professionnalisme : reste calme.
• Courage : prend position.
• Empathie : comprend autrui.
Compétences essentielles – indicateurs comportementaux niveau 2
• Travail d’équipe : travaille avec les autres.
• Production de résultats : livre à temps.
• Gestion et partage des connaissances : apprend.
• Responsabilité : répond de ses actes.
• Communication : parle clairement.
Remarques
Les ressortissants du pays du lieu d’affectation ne peuvent pas être considérés comme éligibles.
Les avis de vacance se clôturent à 23h59, heure locale de Genève (Suisse), à la date de clôture. Aucune candidature tardive ne sera acceptée.
L’OIM ne perçoit aucun frais à quelque stade que ce soit. L’OIM ne demande aucune information relative aux comptes bancaires.
Seuls les candidats présélectionnés seront contactés.
Les candidats recommandés resteront éligibles à une nomination à un poste similaire pendant une période de 24 mois.
"""  # noqa: E501
FR_SVN_READ = {
    "organization": "IOM",
    "lang": "fr",
    "reference_number": "20417",
    "title": "Chargé de la protection (P)",
    "duty_station_city": "Conakry",
    "duty_station_country": "Guinée",
    "country_alpha2": "GN",
    "grade": "P-2",
    "contract_type": "Spécial Court Durée Classé (jusqu’à 9 mois)",
    "category": "professional",
    "vacancy_type": "Avis spécial de vacance de poste",
    "initial_duration": "6 mois",
    "closing_date": "2025-07-08",
    "closing_time": "23:59",
    "closing_zone": "Geneva, Switzerland (Europe/Zurich)",
    "closing_utc": "2025-07-08T21:59:00Z",
    "first_tier": ["internal", "nms_nationals"],
    "second_tier": "external_except:nms_nationals",
    "nms_codes": ["AG", "BS", "BB", "KM", "CG", "CK", "DM", "FM", "GW", "VA", "LC", "TO"],
    "duty_station_nationals_excluded": True,
    "education": [["master", 2], ["university degree", 4]],
    "languages_required": ["French"],
    "languages_advantageous": ["English"],
    "values": [
        "Inclusion and respect for diversity",
        "Integrity and transparency",
        "Professionalism",
        "Courage",
        "Empathy",
    ],
    "core_competencies": [
        "Teamwork",
        "Delivering results",
        "Managing and sharing knowledge",
        "Accountability",
        "Communication",
    ],
    "core_level": 2,
    "roster_months": 24,
    "late_applications_accepted": False,
    "no_fee": True,
    "no_bank_details": True,
    "only_shortlisted_contacted": True,
}

FR_LOCAL = """\
Organisation internationale pour les migrations (OIM) - Appel à candidatures
Titre du Poste : Chauffeur
Lieu d'affectation : Alger, Algérie
Grade : G-2
Date de clôture : 18/12/2025
Pour ce poste, les candidats internes sont considérés comme prioritaires.
Formation :
Diplôme d'études secondaires avec deux ans d'expérience professionnelle.
Langues : Maîtrise du français et de l'arabe obligatoire.
"""
FR_LOCAL_READ = {
    "organization": "IOM",
    "lang": "fr",
    "title": "Chauffeur",
    "duty_station_city": "Alger",
    "duty_station_country": "Algérie",
    "country_alpha2": "DZ",
    "grade": "G-2",
    "category": "general service",
    "closing_date": "2025-12-18",
    "first_tier": ["internal"],
    "education": [["high school diploma", 2]],
    "languages_required": ["French", "Arabic"],
    "closing_utc": None,
    "reference_number": None,
}

ES_CONS = """\
CONSULTORIA MX017/2024

Título del Cargo: Consultoría individual para revisar una guía de
albergues y formar a su personal
Tipo de consultoría: Tipo B
Duración de la consultoría: 4 meses
Lugar de Trabajo: Ciudad de México
Código de Referencia: Consultoría MX017/2024
Fecha de inicio estimada: 01 de abril de 2024
Clausura de la convocatoria: 13 de marzo de 2024

La OIM está comprometida con un entorno diverso. A los efectos de esta vacante, los candidatos internos se consideran candidatos primarios.
Requisitos
Educación
Título universitario en ciencias sociales con cuatro años de experiencia profesional.
Idiomas
Dominio del español es requerido. El inglés es deseable.
"""  # noqa: E501
ES_CONS_READ = {
    "organization": "IOM",
    "lang": "es",
    "reference_number": "Consultoría MX017/2024",
    "title": "Consultoría individual para revisar una guía de albergues y formar a su personal",
    "duty_station_city": "Ciudad de México",
    "initial_duration": "4 meses",
    "closing_date": "2024-03-13",
    "first_tier": ["internal"],
    "education": [["university degree", 4]],
    "languages_required": ["Spanish"],
    "languages_advantageous": ["English"],
    "grade": None,
    "closing_utc": None,
    "duty_station_country": None,
}

ES_PROF = """\
Identificación del puesto (Número de referencia): 21005
Título del puesto: Oficial de Proyecto
Ciudad del lugar de destino: Bogotá
País del lugar de destino: Colombia
Grado: P-3
Tipo de contrato: Plazo fijo (1 año con posibilidad de prórroga)
Tipo de contratación: Profesional
Tipo de vacante: Aviso de vacante
Duración inicial: 1 año
Fecha de cierre: 15 de diciembre de 2025

Introducción
A los efectos de esta vacante, los siguientes se consideran candidatos de primer nivel:
1. Candidatos internos
2. Candidatas externas
3. Candidatos de los siguientes Estados miembros no representados: Antigua y Barbuda, Bahamas, Comoras, Congo (el), Islas Cook, Guinea-Bissau, Santa Sede, Tonga y Vanuatu.
Los candidatos de segundo nivel incluyen: todos los candidatos externos, excepto los candidatos de los Estados miembros no representados y las candidatas mujeres.
Educación
- Maestría en derecho de una institución académica acreditada con cinco años de experiencia profesional pertinente; o
- Título universitario en las áreas mencionadas con siete años de experiencia profesional pertinente.
Idiomas
Los idiomas oficiales de la OIM son el español, el francés y el inglés.
Para este puesto se requiere fluidez en español e inglés (oral y escrito). El conocimiento práctico del francés es una ventaja.
Notas
Las vacantes cierran a las 23:59 hora local de Ginebra, Suiza, en la fecha de cierre. No se aceptarán solicitudes tardías.
La OIM no cobra ninguna tarifa en ninguna etapa. La OIM no solicita información relacionada con cuentas bancarias.
Solo se contactará a los candidatos preseleccionados.
"""  # noqa: E501
ES_PROF_READ = {
    "organization": "IOM",
    "lang": "es",
    "reference_number": "21005",
    "title": "Oficial de Proyecto",
    "duty_station_city": "Bogotá",
    "duty_station_country": "Colombia",
    "country_alpha2": "CO",
    "grade": "P-3",
    "contract_type": "Plazo fijo (1 año con posibilidad de prórroga)",
    "category": "professional",
    "vacancy_type": "Aviso de vacante",
    "initial_duration": "1 año",
    "closing_date": "2025-12-15",
    "closing_time": "23:59",
    "closing_zone": "Geneva, Switzerland (Europe/Zurich)",
    "closing_utc": "2025-12-15T22:59:00Z",
    "first_tier": ["internal", "external_female", "nms_nationals"],
    "second_tier": "external_except:nms_nationals,external_female",
    "nms_codes": ["AG", "BS", "KM", "CG", "CK", "GW", "VA", "TO", "VU"],
    "education": [["master", 5], ["university degree", 7]],
    "languages_required": ["Spanish", "English"],
    "languages_advantageous": ["French"],
    "late_applications_accepted": False,
    "no_fee": True,
    "no_bank_details": True,
    "only_shortlisted_contacted": True,
}

FR_VERBALE = """\
Référence : EO/112/2025

L'Organisation internationale pour les migrations (OIM) présente ses compliments aux Missions permanentes des États membres de l'OIM et, conformément à la résolution du Conseil n° 1400 du 29 novembre 2024, a l'honneur d'inviter les États membres à présenter des candidats au poste de Directeur général adjoint.

Les États membres de l'OIM sont priés de présenter leurs candidats au plus tard le 14 mars 2025. Les candidatures doivent être communiquées au secrétariat, à l'adresse poste@example.org, par note verbale. Les candidatures doivent comprendre un curriculum vitae détaillé et les coordonnées de chaque candidat.

Genève, le 20 janvier 2025

Intitulé du poste : Directeur général adjoint chargé des opérations
Lieu d'affectation : Genève, Suisse
Formation : Diplôme universitaire supérieur (minimum master) en relations internationales.
Expérience :
- Au moins 20 années d'expérience professionnelle à des postes de responsabilité.
Langues : La maîtrise de l'anglais est exigée.
"""  # noqa: E501
FR_VERBALE_READ = {
    "organization": "IOM",
    "lang": "fr",
    "reference_number": "EO/112/2025",
    "issued_date": "2025-01-20",
    "nomination_deadline": "2025-03-14",
    "posts": ["Directeur général adjoint chargé des opérations"],
    "duty_station_city": "Genève",
    "duty_station_country": "Suisse",
    "country_alpha2": "CH",
    "legal_basis": "résolution du Conseil n° 1400 du 29 novembre 2024",
    "who_may_nominate": "États membres de l'OIM",
    "channel": "note verbale to poste@example.org",
    "required_documents": ["curriculum vitae détaillé", "coordonnées"],
    "education": [["advanced university degree (minimum master)", 20]],
    "languages_required": ["English"],
}


@pytest.mark.parametrize(
    ("notice", "expected"),
    [
        pytest.param(FR_SVN, FR_SVN_READ, id="fr_svn"),
        pytest.param(FR_LOCAL, FR_LOCAL_READ, id="fr_local"),
        pytest.param(ES_CONS, ES_CONS_READ, id="es_cons"),
        pytest.param(ES_PROF, ES_PROF_READ, id="es_prof"),
        pytest.param(FR_VERBALE, FR_VERBALE_READ, id="fr_verbale"),
    ],
)
def test_a_notice_of_this_shape_is_read_as_a_person_reads_it(notice, expected):
    read = json.loads(as_json("notice.txt", read_notice(notice)))
    assert {key: read[key] for key in expected} == expected


def test_what_is_inferred_is_kept_apart_from_what_is_stated():
    inferred = json.loads(as_json("notice.txt", read_notice(FR_LOCAL)))["inferred"]
    assert inferred == ["category", "country_alpha2", "duty_station_nationals_excluded", "organization"]
