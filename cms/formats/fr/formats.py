"""French dates with a time: 20 mai 2015 à 10:30. The rest is Django's own French."""

DATETIME_FORMAT = "j F Y \\à H:i"
