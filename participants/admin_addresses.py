"""The addresses of the admin's pages about one record."""

from wagtail_modeladmin.helpers import AdminURLHelper


class NumberedURLHelper(AdminURLHelper):
    def _get_object_specific_action_url_pattern(self, action: str) -> str:
        """Numbers only: modeladmin's own pattern lets "abc" through to the database, an error 500."""
        return rf"^{self.base_url_path}/{action}/(?P<instance_pk>[0-9]{{1,18}})/$"
