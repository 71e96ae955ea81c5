"""`GET /api/v3/challenge/`: the task that keeps robots out, for those who send by program."""

from django.http import HttpRequest, HttpResponse
from ninja import Field, Router, Schema

from cms.intake.proof import challenge

router = Router(tags=["submissions"])


class ChallengeSchema(Schema):
    """As ALTCHA's first protocol has it: find `number` with digest(salt + number) == challenge."""

    algorithm: str
    challenge: str
    largest_number: int = Field(alias="maxNumber")
    salt: str
    signature: str


@router.get(
    "/challenge/",
    response=ChallengeSchema,
    by_alias=True,
    auth=None,
    url_name="challenge",
    operation_id="challenge",
    summary="A proof of work to solve before sending something",
)
def get_challenge(request: HttpRequest, response: HttpResponse) -> dict[str, object]:
    """Good once, for twenty minutes. Nothing is stored for it."""
    response["Cache-Control"] = "no-store"
    return challenge()
