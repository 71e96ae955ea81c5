"""Who may do what: three groups and a workflow, kept by `manage.py ensure_roles`."""

from cms.roles.keeping import cover, ensure_roles, has_roles

__all__ = ["cover", "ensure_roles", "has_roles"]
