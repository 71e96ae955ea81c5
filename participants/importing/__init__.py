"""Loading history: a CSV or XLSX file of participants with the numbers they had.

`reading` makes a table of a file, `resource` goes through it row by row (it is django-import-export's),
`comparing` says what a row would do, `writing` does it. Nothing here mends the record: a row that
contradicts it is an error.
"""
