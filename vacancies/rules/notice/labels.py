"""The labels that notices put before their fields and the headings of their sections, in three languages.

All phrases are folded: small letters, no accents. Seen in IOM notices of 2020-26 (both header blocks), in their
French and Spanish versions, and in notices of UNOPS, UNICEF, WFP, UNDP, ILO, the UN Secretariat and the World Bank.
A label of rank 1 counts before one of rank 2 for the same field: "Duty Station City" before "Location".
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Label:
    """A phrase that announces a field. `bare` labels are clear enough to stand without a colon."""

    phrase: str
    key: str
    rank: int = 1
    bare: bool = False


def _phrases(listed: str) -> list[str]:
    return [" ".join(phrase.split()) for phrase in listed.split("|")]


def _labels(key: str, listed: str, *, rank: int = 1, bare: bool = False) -> list[Label]:
    return [Label(phrase, key, rank, bare) for phrase in _phrases(listed)]


HEADER: list[Label] = [
    *_labels(
        "reference_number",
        """
        job identification (reference number) | vacancy code | job identification | reference number |
        vacancy number | vacancy no. | vacancy no | vacancy notice no. | vacancy notice number |
        vacancy announcement number | identification du poste (numero de reference) | identification du poste |
        numero de reference | reference du poste | codigo de referencia | identificacion del puesto |
        identificacion del puesto (numero de referencia) | identificacion del cargo (numero de referencia) |
        numero de referencia | job opening number | requisition number | numero de la vacante |
        numero d'avis de vacance | no de reference | identificacion del empleo | job identification number |
        svn no. | vn no. | cfa no. | cfcv no. | vn number | svn number | referencia del puesto |
        no. de referencia
        """,
        bare=True,
    ),
    *_labels(
        "reference_number",
        """
        reference | referencia | reference no. | reference code | reference no | ref. no. | ref no | ref | ref. |
        job no | job no. | job id | job # | job number | requisition id | req id | vacancy id | job ref
        """,
        rank=2,
    ),
    *_labels(
        "title",
        """
        position title | post title | title of post | job title | functional title | title of position |
        posting title | vacancy title | intitule du poste | titre du poste | intitule de poste |
        titulo del cargo | titulo del puesto | denominacion del cargo | nombre del puesto |
        denominacion del puesto | nombre del cargo | titre de poste | intitule de la fonction |
        titulo de la vacante
        """,
        bare=True,
    ),
    *_labels(
        "title",
        """
        title | titre | titulo | post | position | poste | cargo | puesto | fonction
        """,
        rank=2,
    ),
    *_labels(
        "other",
        """
        job code title | job schedule | number of positions | number of vacancies | no. of positions |
        occupational group | occupational groups | salary | salary range | staffing exercise | sector |
        term duration | recruitment type | languages required | estimated start date | start date |
        entry on duty | date d'entree en fonction | date de debut estimee | date de debut |
        fecha de inicio estimada | fecha de inicio | fecha estimada de inicio | date estimee de debut |
        supervisor | reports to | reporting to | job family | job function | categories | work arrangement |
        remote | seniority level | apply now | nombre de postes | numero de vacantes | salario | salaire |
        required languages | desired languages | required language | preferred language | personnel selected |
        tipo de consultoria
        """,
    ),
    *_labels(
        "duty_station_city",
        """
        duty station city | city of duty station | lieu d'affectation ville | lieu d'affectation (ville) |
        ville du lieu d'affectation | ville d'affectation | ciudad del lugar de destino |
        lugar de destino ciudad | ciudad del lugar de trabajo | ciudad de destino | lugar de destino (ciudad) |
        lieu d'affectation - ville | duty station - city | ciudad lugar de destino | ciudad del puesto |
        ciudad de la estacion de trabajo | duty station (city) | duty city | ciudad sede
        """,
        bare=True,
    ),
    *_labels(
        "duty_station_country",
        """
        duty station country | country of duty station | lieu d'affectation pays | lieu d'affectation (pays) |
        pays du lieu d'affectation | pays d'affectation | pais del lugar de destino | lugar de destino pais |
        pais del lugar de trabajo | pais de destino | lugar de destino (pais) | lieu d'affectation - pays |
        duty station - country | pais lugar de destino | pais del puesto | pais de la estacion de trabajo |
        duty station (country) | duty country | pais sede
        """,
        bare=True,
    ),
    *_labels(
        "duty_station_country",
        """
        country | pays | pais
        """,
        rank=2,
    ),
    *_labels(
        "duty_station_city",
        """
        city | ville | ciudad
        """,
        rank=2,
    ),
    *_labels(
        "duty_station",
        """
        duty station | duty stations | lieu d'affectation | lugar de destino | lugar de trabajo |
        estacion de trabajo | lugar de asignacion | lieu de travail | lieu du travail | place of assignment |
        lieu d'assignation | lugar de destino de la consultoria | sede de trabajo
        """,
        bare=True,
    ),
    *_labels(
        "duty_station",
        """
        location | locations | work location | job location | primary location | localisation | ubicacion | lieu |
        lugar
        """,
        rank=2,
    ),
    *_labels(
        "grade",
        """
        grade level | contract level | post level | level of post | grado | grade | grade du poste |
        niveau du poste | nivel del puesto | grado del puesto
        """,
        bare=True,
    ),
    *_labels(
        "grade",
        """
        level | niveau | nivel
        """,
        rank=2,
    ),
    *_labels(
        "classification",
        """
        classification | iom classification | clasificacion | classification of post | clasificacion del puesto |
        classification du poste
        """,
        bare=True,
    ),
    *_labels(
        "contract_type",
        """
        contract type | type of contract | type of appointment | appointment type | type de contrat |
        type d'engagement | tipo de contrato | tipo de nombramiento | type de nomination |
        contractual arrangement | contract modality | modalidad de contrato | modalidad contractual
        """,
        bare=True,
    ),
    *_labels(
        "recruiting_type",
        """
        recruiting type | type de recrutement | tipo de contratacion | tipo de reclutamiento | staff category |
        job category | categoria de personal | categorie de personnel
        """,
        bare=True,
    ),
    *_labels(
        "recruiting_type",
        """
        category | categorie | categoria
        """,
        rank=2,
    ),
    *_labels(
        "vacancy_type",
        """
        vacancy type | type of vacancy | type de poste vacant | type de vacance | type d'avis | tipo de vacante |
        type d'avis de vacance | tipo de convocatoria | tipo de aviso
        """,
        bare=True,
    ),
    *_labels(
        "initial_duration",
        """
        initial duration | initial contract duration | duree initiale | duracion inicial | contract duration |
        duration of contract | duree du contrat | duracion del contrato | duration of appointment |
        duration of assignment | duree initiale du contrat | duracion inicial del contrato |
        duracion de la consultoria | duree de la consultation | duration of consultancy |
        contract initial duration
        """,
        bare=True,
    ),
    *_labels(
        "initial_duration",
        """
        duration | duree | duracion | term
        """,
        rank=2,
    ),
    *_labels(
        "closing_date",
        """
        closing date | closing date for applications | application closing date | application deadline |
        deadline for applications | deadline for application | closing on | apply before | apply by | closes |
        closes on | application closes | date de cloture | date limite de candidature |
        date limite de depot des candidatures | date de soumission | date limite | date limite de soumission |
        date limite pour postuler | date de cloture des candidatures | date de fermeture | fecha de cierre |
        fecha limite | cierre de la convocatoria | clausura de la convocatoria | fecha limite de postulacion |
        fecha de clausura | fecha limite de presentacion de candidaturas | fecha limite para postular |
        fecha limite de aplicacion | fecha de cierre de la convocatoria | application closing |
        closing date of applications | vacancy closing date | submission deadline |
        deadline for submission of applications | delai de candidature | cloture | date d'expiration |
        fecha de vencimiento | date de cloture de l'avis | cierre de postulaciones |
        application close | applications close | applications close on | close date | deadline on |
        advertised until | open until | valid until | last date to apply | last day to apply |
        deadline for receipt of applications | closing date and time | date et heure limites |
        date de cloture de candidature | fecha y hora de cierre | fecha limite de solicitud
        """,
        bare=True,
    ),
    *_labels(
        "closing_date",
        """
        deadline | closing | expires | expiry date | expires on | cierre | plazo | fin de publication
        """,
    ),
    *_labels(
        "posted_date",
        """
        posted date | posting date | date posted | posted on | published | publication date | date of issue |
        issue date | issued on | date de publication | fecha de publicacion | date of publication | advertised |
        publie le | publicado | opening date | date d'emission | fecha de emision | publicado el |
        fecha de apertura | date d'ouverture | date of posting | added date | posted | issued |
        issue date of vacancy
        """,
    ),
    *_labels(
        "period",
        """
        posting period | application period | periode de candidature | periodo de postulacion |
        periode de publication | plazo de presentacion de candidaturas
        """,
    ),
    *_labels(
        "organizational_unit",
        """
        organizational unit | organisational unit | organization unit | department/office |
        unite organisationnelle | unidad organizativa | unidad organizacional | organizational location |
        department/unit | unite organisationelle
        """,
        bare=True,
    ),
    *_labels(
        "organizational_unit",
        """
        department | departement | departamento | division | office | unidad
        """,
        rank=2,
    ),
    *_labels(
        "organization",
        """
        organization | organisation | organizacion | agency | hiring organization | employer | organisme
        """,
    ),
    *_labels(
        "closing_time",
        """
        closing time | heure de cloture | hora de cierre | heure limite | hora limite
        """,
    ),
    *_labels(
        "vacancy_status",
        """
        status | vacancy status | statut | estado de la vacante
        """,
    ),
]

SECTIONS: dict[str, list[str]] = {
    "introduction": _phrases(
        """
        introduction | introduccion | background | about us | background information | job posting organization |
        organizational background | about iom | informations generales | informacion general
        """
    ),
    "context": _phrases(
        """
        context | contexte | contexto | organizational context and scope | context and scope |
        contexte organisationnel et portee | project context and scope | contexto organizacional y alcance |
        organizational context | contexte organisationnel | contexte et portee | contexto y alcance |
        job overview | contexto y alcance del proyecto | portee et contexte organisationnel |
        contexto organizativo y alcance | contexto / context | purpose of the position
        """
    ),
    "responsibilities": _phrases(
        """
        core functions / responsibilities | core functions | responsibilities |
        responsibilities and accountabilities | duties and responsibilities |
        fonctions essentielles / responsabilites | fonctions essentielles | responsabilites |
        responsabilites et attributions | funciones esenciales | funciones esenciales / responsabilidades |
        funciones y responsabilidades | functional responsibilities | responsabilidades | duties |
        responsabilidades y obligaciones | fonctions principales | funciones principales | funciones | fonctions |
        key duties and responsibilities | description of duties | taches et responsabilites
        """
    ),
    "qualifications": _phrases(
        """
        required qualifications and experience | required qualifications | qualifications |
        qualifications and experience | qualifications requises | qualifications et experience requises |
        qualifications et experience | calificaciones requeridas | calificaciones y experiencia requeridas |
        requisitos | calificaciones y experiencia | cualificaciones y experiencia requeridas | calificaciones |
        perfil requerido | minimum qualifications | profil requis | cualificaciones requeridas |
        competencias y experiencia requeridas | qualifications and experience required |
        education/experience/language requirements | requirements
        """
    ),
    "education": _phrases(
        """
        education | educational background | education requirements | formation | niveau d'etudes |
        niveaux d'etudes | etudes | educacion | formacion | formacion academica | academic qualifications |
        academic background | estudios | niveau d'etude | education requise | formation academique |
        formacion academica requerida | educational qualifications | education and work experience |
        education & work experience | minimum education | formation requise | instruction | nivel de estudios |
        education and experience
        """
    ),
    "experience": _phrases(
        """
        experience | work experience | experience required | professional experience | experiencia |
        experience professionnelle | experiencia profesional | experience requise | experiencia requerida |
        experiencia laboral | required experience | minimum experience
        """
    ),
    "skills": _phrases(
        """
        skills | competences | habilidades | aptitudes | aptitudes et competences | destrezas |
        skills and knowledge | capacidades | competences techniques
        """
    ),
    "languages": _phrases(
        """
        languages | language | language requirements | langues | idiomas | connaissances linguistiques |
        exigences linguistiques | requisitos linguisticos | requisitos de idiomas | idioma | langue |
        competences linguistiques | language skills | conocimiento de idiomas | languages and skills |
        aptitudes linguistiques
        """
    ),
    "competencies": _phrases(
        """
        required competencies | competencies | competences requises | competencias requeridas | competencias |
        competences comportementales | behavioural competencies
        """
    ),
    "notes": _phrases(
        """
        notes | note | remarques | notas | other | other information | additional notes |
        additional considerations | autres informations | otros | informacion adicional | observaciones | autres |
        additional information | informations complementaires | autre | nota
        """
    ),
    "contract": _phrases(
        """
        contract type, level and duration
        """
    ),
    "how_to_apply": _phrases(
        """
        how to apply | comment postuler | como postular | modalites de candidature | como aplicar |
        pour postuler | required documents | candidature | forma de aplicar
        """
    ),
}
