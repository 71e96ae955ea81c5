"""What comes with a one-time key is taken once, however often and from how many sides it comes."""

from collections.abc import Callable
from typing import Any

from django.db import IntegrityError, transaction

from cms.intake.digests import digest_of_key
from cms.intake.models import Taken
from cms.intake.refusals import KeyReusedError

Answer = dict[str, Any]


def find(*, scope: str, key: str, content: str) -> Answer | None:
    """What was answered to this key; None where it is new.

    `content` is the digest of what is sent. Raises KeyReusedError where it was another one then.
    """
    taken = Taken.objects.filter(scope=scope, key_digest=digest_of_key(key)).first()
    return None if taken is None else _same(taken, content)


@transaction.atomic
def take(*, scope: str, key: str, content: str, keep: Callable[[], Answer]) -> tuple[Answer, bool]:
    """Call `keep` and remember its answer; the answer, and whether it is a new one.

    Of several at once one is kept, the others wait and get its answer. Where `keep` raises, the key stays
    free. Raises KeyReusedError as `find` does.
    """
    taken = Taken(scope=scope, key_digest=digest_of_key(key), content_digest=content)
    try:
        with transaction.atomic():
            taken.save(force_insert=True)
    except IntegrityError:
        first = Taken.objects.get(scope=scope, key_digest=taken.key_digest)
        return _same(first, content), False
    taken.answer = keep()
    taken.save(update_fields=["answer"])
    return taken.answer, True


def _same(taken: Taken, content: str) -> Answer:
    answer: Answer = taken.answer
    if taken.content_digest != content:
        raise KeyReusedError(answer)
    return answer
