"""From the registry to the news: the announcement of an accession, whose go-live makes it public."""
