"""What the registry tells other rooms."""

from django.dispatch import Signal

# An entry was recorded, in the transaction that is still open. Gives `entry`.
entry_recorded = Signal()
