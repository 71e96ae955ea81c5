from django.core.management import call_command


def deliver_mail() -> None:
    """As the worker does."""
    call_command("db_worker", "--backend=background", "--batch", "--no-startup-delay", "--verbosity=0")
