"""What fills an empty site: pages, articles, participants and drawings to look at and to play with.

Everything here may import every room: it puts them to use and nothing depends on it.
"""

from cms.demo.loading import is_empty, load_demo

__all__ = ["is_empty", "load_demo"]
