"""The milestones of a participant, in the API of its profile."""

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from cms.common.api_fields import ReadsRelations

if TYPE_CHECKING:
    from participants.models import Participant

Items = list[dict[str, Any]]


class MilestonesField(ReadsRelations):
    """Newest first. For a list of profiles, those of all participants are read together."""

    def relations(self) -> Sequence[str]:
        return ["participant"]

    def to_representation(self, participant: "Participant") -> Items:
        if not participant.is_public:
            return []
        if "together" not in self.context:
            return self._read({participant.pk}, number=participant.ordinal).get(participant.pk, [])
        if "milestones" not in self.context:
            listed = {getattr(page, "participant_id", None) for page in self.context["together"]}
            self.context["milestones"] = self._read(listed)
        found: dict[int, Items] = self.context["milestones"]
        return found.get(participant.pk, [])

    def _read(self, wanted: set[int | None], **asked: Any) -> dict[int, Items]:
        """By participant, of those that are wanted."""
        from participants.milestones.ranking import Asked  # noqa: PLC0415 (these read the models, whose …
        from participants.milestones.reading import facts  # noqa: PLC0415 (… pages name this field)
        from participants.milestones.representation import all_as_json  # noqa: PLC0415 (as above)

        told = [
            fact
            for fact in facts(Asked(**asked))
            if fact.participant is not None and fact.participant.pk in wanted
        ]
        by_participant: dict[int, Items] = defaultdict(list)
        for item in all_as_json(told, self.context.get("request")):
            by_participant[item["participant"]["id"]].append(item)
        return by_participant
