"""What the query parameters of the public API may hold. Pure rules; each broken one names its parameter."""

from collections.abc import Callable, Iterator

from django.conf import settings
from django.http import QueryDict

# The largest whole number that both databases keep.
LARGEST = 2**63 - 1
LONGEST_SEARCH = 200
LONGEST_VALUE = 2000
DEEPEST_FIELDS = 5

Rule = Callable[[str], str | None]


def problem_with(parameters: QueryDict) -> str | None:
    """What is wrong with the first parameter that breaks a rule, beginning with its name."""
    return next(_problems(parameters), None)


def _problems(parameters: QueryDict) -> Iterator[str]:
    for name, values in parameters.lists():
        for value in values:
            rule = _RULES.get(name, _no_problem)
            if problem := _in_any_text(name + value) or rule(value):
                yield f"{name.replace(chr(0), '')} {problem}"


def _no_problem(_value: str) -> None:
    return None


def _in_any_text(text: str) -> str | None:
    if "\0" in text:
        return "must not contain null characters"
    if len(text) > LONGEST_VALUE:
        return f"must not be longer than {LONGEST_VALUE} characters"
    return None


def _whole_number(value: str) -> str | None:
    # Python reads other scripts' digits, signs and underscores; a database need not.
    if not (value.isascii() and value.isdigit()):
        return "must be a positive integer"
    return None if int(value) <= LARGEST else f"must be at most {LARGEST}"


def _position(value: str) -> str | None:
    """An offset is added to a limit, and the sum goes to the database too."""
    problem = _whole_number(value)
    most = LARGEST - settings.WAGTAILAPI_LIMIT_MAX
    return problem or (None if int(value) <= most else f"must be at most {most}")


def _page_or_root(value: str) -> str | None:
    return None if value == "root" or not _whole_number(value) else "must be the id of a page, or root"


def _search(value: str) -> str | None:
    return None if len(value) <= LONGEST_SEARCH else f"must not be longer than {LONGEST_SEARCH} characters"


def _fields(value: str) -> str | None:
    is_too_deep = value.count("(") > DEEPEST_FIELDS
    return f"must not nest deeper than {DEEPEST_FIELDS} levels" if is_too_deep else None


def _locale(value: str) -> str | None:
    codes = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
    return None if value in codes else f"must be one of {', '.join(codes)}"


def _site(value: str) -> str | None:
    _hostname, colon, port = value.partition(":")
    largest_port = 65535
    is_port = port.isascii() and port.isdigit() and int(port) <= largest_port
    return None if is_port or not colon else "must be a host name, or a host name and a port"


def _one_of(*choices: str) -> Rule:
    return lambda value: None if value in choices else f"must be one of {', '.join(choices)}"


_RULES: dict[str, Rule] = {
    "id": _whole_number,
    "limit": _whole_number,
    "offset": _position,
    "ancestor_of": _whole_number,
    "child_of": _page_or_root,
    "descendant_of": _page_or_root,
    "translation_of": _page_or_root,
    "search": _search,
    "search_operator": _one_of("and", "or"),
    "fields": _fields,
    "format": _one_of("json"),
    "locale": _locale,
    "site": _site,
}
