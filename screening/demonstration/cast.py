"""The accounts of the demonstration: one for each role, and the board's other members."""

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password

from recruitment.actions.acting import System
from recruitment.actions.roles import give_role
from recruitment.demonstration import PASSWORD, sign_ins
from recruitment.models import Organization, User

MAKER = System("demonstration")
ROLE_OF = {
    "recruiter": "recruiter",
    "panellist": "panellist",
    "board member": "board_member",
    "chair": "chair",
    "secretary": "secretary",
    "auditor": "auditor",
    "administrator": "administrator",
}
NAMES = {
    "candidate": ("Amara", "Okafor"),
    "rival": ("Jonas", "Lindqvist"),
    "recruiter": ("Beatriz", "Almeida"),
    "panellist": ("Tomasz", "Nowak"),
    "board member": ("Leila", "Rahmani"),
    "chair": ("Desmond", "Achebe"),
    "secretary": ("Yuki", "Tanabe"),
    "auditor": ("Ingrid", "Solheim"),
    "administrator": ("Pascal", "Rivard"),
}
OTHER_MEMBERS = (("member.two@demo.example", "Noor", "Haidari"), ("member.three@demo.example", "Pita", "Vaka"))


def account(email: str, given: str, family: str, encoded: str = "", **fields) -> User:
    """The account with this address, made with a confirmed address when there is none."""
    user = User.objects.filter(email=email).first()
    if user is None:
        user = User(email=email, first_name=given, last_name=family, **fields)
        user.password = encoded or make_password(None)
        user.save()
        EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    return user


def make_cast() -> dict[str, User]:
    """The accounts by their role in words, each with its role in every organization."""
    cast = {}
    encoded = make_password(PASSWORD)  # hashed once: hashing is slow on purpose
    for sign_in in sign_ins():
        given, family = NAMES[sign_in.role]
        administers = {"is_staff": True, "is_superuser": True} if sign_in.role == "administrator" else {}
        cast[sign_in.role] = account(sign_in.email, given, family, encoded, **administers)
    others = [account(email, given, family, encoded) for email, given, family in OTHER_MEMBERS]
    for organization in Organization.objects.all():
        for words, role in ROLE_OF.items():
            if words in cast:
                give_role(cast[words], role, organization, by=MAKER)
        for member in others:
            give_role(member, "board_member", organization, by=MAKER)
    return cast
