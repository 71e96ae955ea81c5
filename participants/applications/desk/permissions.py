"""Who may see applications and handle them. Nobody adds, edits or deletes one: their services do."""

from typing import Any

from wagtail_modeladmin.helpers import PermissionHelper

from participants.applications.writing import PERMISSION


class ApplicationPermissionHelper(PermissionHelper):
    def user_can_list(self, user: Any) -> bool:
        return bool(user.has_perm("participants.view_application"))

    def user_can_inspect_obj(self, user: Any, obj: Any) -> bool:
        return self.user_can_list(user)

    def user_can_handle(self, user: Any) -> bool:
        return bool(user.has_perm(PERMISSION))

    def user_can_create(self, user: Any) -> bool:
        return False

    def user_can_edit_obj(self, user: Any, obj: Any) -> bool:
        return False

    def user_can_delete_obj(self, user: Any, obj: Any) -> bool:
        return False
