"""The demonstration's notices in French and Spanish, in the project's own words; and the correction of one of them."""

from recruitment.enums import DegreeLevel
from vacancies.rules.terms import Pathway

COMMON = {
    "fr": {
        "introduction": (
            "Nous aidons les personnes qui se déplacent et les communautés qui les accueillent. Qui nous rejoint "
            "trouve des collègues de nombreux pays, un travail dont les effets se voient et une maison qui tient au "
            "soin des petites choses."
        ),
        "context": (
            "Le poste fait partie d’une petite équipe au service de plusieurs bureaux. Vous travaillerez chaque jour "
            "avec la personne qui dirige l’équipe et presque chaque jour avec des collègues sur le terrain, souvent à "
            "des heures décalées."
        ),
        "notes": (
            "La nomination est subordonnée à la confirmation du financement, à l’aptitude médicale, ainsi qu’au visa "
            "et à l’habilitation de sécurité que demande le lieu d’affectation."
        ),
        "initial_duration": "Un an, avec possibilité de prolongation",
        "skills": "Patience dans le détail, discrétion, écriture claire et bonne maîtrise des tableurs.",
        "languages_text": "L’anglais est exigé. Le français et l’espagnol sont un atout.",
    },
    "es": {
        "introduction": (
            "Ayudamos a las personas que se desplazan y a las comunidades que las reciben. Quien se une a nosotros "
            "encuentra colegas de muchos países, un trabajo cuyos frutos se ven y una casa que cuida los detalles."
        ),
        "context": (
            "El puesto pertenece a un equipo pequeño que presta servicio a varias oficinas. Trabajará a diario con "
            "quien dirige el equipo y casi a diario con colegas sobre el terreno, a menudo en otros husos horarios."
        ),
        "notes": (
            "El nombramiento depende de la confirmación de los fondos, de la aptitud médica y del visado y la "
            "autorización de seguridad que exija el lugar de destino."
        ),
        "initial_duration": "Un año, con posibilidad de prórroga",
        "skills": "Paciencia con el detalle, discreción, redacción clara y buen manejo de las hojas de cálculo.",
        "languages_text": "Se exige inglés. Se valoran el francés y el español.",
    },
}
ASSOCIATE = {
    "fr": {
        **COMMON["fr"],
        "title": "Assistance principale aux services du personnel",
        "organizational_unit": "Division du personnel et de la culture",
        "responsibilities": (
            "- Répondre aux questions du personnel et de l’encadrement sur l’évaluation, et garder les réponses pour "
            "qui les posera ensuite.\n"
            "- Vérifier les données de chaque cycle d’évaluation et régler ce qui ne concorde pas.\n"
            "- Préparer le rapport mensuel et dire en un paragraphe ce qu’il montre.\n"
            "- Former les points focaux sur le terrain, à distance et sur place."
        ),
        "qualifications": (
            "Un diplôme universitaire en ressources humaines, en administration ou dans un domaine voisin et quatre "
            "ans d’expérience utile, ou des études secondaires achevées et six ans."
        ),
    },
    "es": {
        **COMMON["es"],
        "title": "Asistencia superior de servicios al personal",
        "organizational_unit": "División de Personal y Cultura",
        "responsibilities": (
            "- Responder a las preguntas del personal y de las jefaturas sobre la evaluación, y guardar las respuestas "
            "para quien pregunte después.\n"
            "- Comprobar los datos de cada ciclo de evaluación y resolver lo que no concuerde.\n"
            "- Preparar el informe mensual y decir en un párrafo qué muestra.\n"
            "- Formar a los puntos focales sobre el terreno, a distancia y en persona."
        ),
        "qualifications": (
            "Título universitario en recursos humanos, administración o un campo afín y cuatro años de experiencia "
            "pertinente, o estudios secundarios completos y seis años."
        ),
    },
}
OFFICER = {
    "fr": {
        **COMMON["fr"],
        "title": "Spécialiste de la mobilité de la main-d’œuvre",
        "organizational_unit": "Bureau régional, Unité de la mobilité",
        "responsibilities": (
            "- Conseiller les ministères sur un recrutement équitable par-delà les frontières et rédiger les notes "
            "qu’ils demandent.\n"
            "- Suivre trois projets, du plan au rapport final, avec leur budget.\n"
            "- Recueillir ce que disent les recruteurs et les travailleurs et en tirer des propositions.\n"
            "- Voyager dans la région environ une semaine sur six."
        ),
        "qualifications": (
            "Un master en droit, en économie, en sciences sociales ou dans un domaine voisin et deux ans d’expérience "
            "utile, ou un premier diplôme universitaire et quatre ans."
        ),
    },
    "es": {
        **COMMON["es"],
        "title": "Especialista en movilidad laboral",
        "organizational_unit": "Oficina Regional, Unidad de Movilidad",
        "responsibilities": (
            "- Asesorar a los ministerios sobre contratación equitativa entre países y redactar las notas que pidan.\n"
            "- Seguir tres proyectos, del plan al informe final, con su presupuesto.\n"
            "- Reunir lo que cuentan quienes contratan y quienes trabajan, y convertirlo en propuestas.\n"
            "- Viajar por la región cerca de una semana de cada seis."
        ),
        "qualifications": (
            "Maestría en derecho, economía, ciencias sociales o un campo afín y dos años de experiencia pertinente, o "
            "un primer título universitario y cuatro años."
        ),
    },
}
KINDS = {"associate": ASSOCIATE, "officer": OFFICER}

# What a re-issue of the associate's notice corrects: the years that go with a secondary education.
CORRECTION_REASON = (
    "The notice asked for six years of experience with a secondary education. The description of the post says five."
)
CORRECTED_PATHWAYS = [Pathway(DegreeLevel.FIRST, 4), Pathway(DegreeLevel.SECONDARY, 5)]
CORRECTED_QUALIFICATIONS = {
    "en": (
        "A university degree in human resources, administration or a related field with four years of relevant "
        "experience, or a completed secondary education with five years."
    ),
    "fr": ASSOCIATE["fr"]["qualifications"].replace("six ans", "cinq ans"),
    "es": ASSOCIATE["es"]["qualifications"].replace("seis años", "cinco años"),
}
EXTENSION_REASON = "Two public holidays fell into the last week."
