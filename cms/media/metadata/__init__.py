"""The three ways in which an image file describes itself. None of them raises on rubbish.

Each module offers `read(picture)`, which returns the texts it found, under the names of
`cms.media.metadata.found.Found`.
"""
