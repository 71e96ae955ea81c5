"""Who may do what: three groups and a workflow, kept by `manage.py ensure_roles`."""

from cms.roles.keeping import ensure_roles, has_roles

__all__ = ["ensure_roles", "has_roles"]
