"""The name of the participant a sentence speaks of.

Rules for English news prose, tried in order. Each says where a name may stand; the name itself is then
read word by word: capitalised words, with small words such as "de" or "sur" between two of them.
"""

import re

_KIND = r"(?:city|cities|town|municipality|commune|district|county|province|region|village)"

# Where a cue has a group "name", all of it must read as a name; else the name follows the cue.
_CUES = (
    # "the Greek city of Megara decided to join"
    re.compile(rf"\b{_KIND} of (?:the {_KIND} of )?", re.IGNORECASE),
    # "The Alliance welcomes Anderlecht among its participants"
    re.compile(r"\bwelcom(?:e|es|ed|ing) (?:to )?(?=.{1,80}\b(?:among|as|to|in)\b)", re.IGNORECASE),
    # "Daugavpils" or "Daugavpils (Latvia)" and a colon at the beginning
    re.compile(r"\A(?P<name>[^:(,]{1,60}?)(?:\s*[(,][^:]{1,40})?:\s"),
    # "Tivat is the 127th participant", "Tivat joins the Alliance"
    re.compile(
        r"\A(?P<name>[^.,;:]{1,60}?)\s+"
        r"(?:is|was|has|becomes?|became|joins?|joined|newest)\b"
    ),
)

_WORD = re.compile(r"\s*(?P<word>[^\W\d_][\w’'\-]*)(?P<after>[^\w\s]?)")
_SMALL_WORDS = {
    *("am", "an", "da", "das", "de", "del", "della", "den", "der", "des", "di", "do", "dos", "du", "el"),
    *("im", "la", "las", "le", "les", "los", "na", "nad", "pod", "sous", "sur", "upon", "van"),
}
# Capitalised words that begin a sentence or name the alliance itself, never a participant.
_NOT_NAMES = {
    *("a", "alliance", "congress", "council", "european", "he", "in", "it", "its", "on", "our", "she"),
    *("the", "they", "this", "we"),
}


def participant_named_in(sentence: str) -> str:
    """The name, empty when the sentence names nobody in a way these rules know."""
    for cue in _CUES:
        for match in cue.finditer(sentence):
            whole = match.groupdict().get("name")
            name = _leading_name(whole or sentence[match.end() :])
            if name and whole in (None, name):
                return name
    return ""


def _leading_name(text: str) -> str:
    words: list[str] = []
    position = 0
    while match := _WORD.match(text, position):
        word = match["word"]
        is_joined = word[1:2] in {"’", "'"} and word[2:3].isupper()  # l’Arc
        if not (word[0].isupper() or (words and (is_joined or word in _SMALL_WORDS))):
            break
        words.append(word)
        position = match.end()
        if match["after"]:
            break
    while words and words[-1] in _SMALL_WORDS:
        words.pop()
    if any(word.casefold() in _NOT_NAMES for word in words):
        return ""
    return " ".join(words).removesuffix("’s").removesuffix("'s")
