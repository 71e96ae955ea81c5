"""Where staff handle applications: the list, the page of each, and its acts."""
