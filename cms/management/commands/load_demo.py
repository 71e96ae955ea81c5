from typing import Any

from django.core.management.base import BaseCommand

from cms.demo import is_empty, load_demo


class Command(BaseCommand):
    help = "Fill an empty site with demo content. A site that has content of its own is left as it is."

    def handle(self, **options: Any) -> None:
        if not is_empty():
            self.stdout.write("The site has content already; nothing was changed.")
            return
        for kind, number in load_demo().items():
            self.stdout.write(f"{number:5} {kind}")
