"""What is a table of participants, and what is not."""

from datetime import datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from participants.importing import reading
from participants.importing.problems import UnusableFileError
from participants.importing.reading import read_file, read_table
from tests.participants.importing.tables import MEGARA, TIVAT, as_csv, as_xlsx

HEADINGS = b"ordinal,name,country,kind,joined_on\n"


def refusal(content: bytes) -> str:
    with pytest.raises(UnusableFileError) as refused:
        read_table(content)
    return str(refused.value)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_is_read_whatever_separates_its_cells(delimiter: str) -> None:
    assert read_table(as_csv(TIVAT, delimiter=delimiter))["name"] == ["Tivat"]


def test_csv_may_begin_with_a_byte_order_mark_and_have_any_line_ends() -> None:
    content = b"\xef\xbb\xbf" + as_csv(TIVAT, MEGARA).replace(b"\r\n", b"\n")
    assert read_table(content)["ordinal"] == ["127", "126"]


def test_xlsx_is_read_with_its_numbers_and_dates() -> None:
    row = TIVAT | {"ordinal": 127, "joined_on": datetime(2015, 5, 20)}  # noqa: DTZ001 (as openpyxl reads it)
    table = read_table(as_xlsx(row))
    assert table["ordinal"] == [127]
    assert table["joined_on"] == [row["joined_on"]]


def test_rows_are_numbered_as_a_spreadsheet_does_and_empty_ones_left_out() -> None:
    content = HEADINGS + b"\n,,,,\n126,Megara,GR,city,2015-05-06\n"
    assert read_table(content)["#"] == [4]


def test_text_with_a_line_end_is_one_row() -> None:
    table = read_table(as_csv(TIVAT | {"note": "One,\ntwo"}, MEGARA))
    assert table["note"] == ["One,\ntwo", ""]
    assert table["#"] == [2, 3]


def test_headings_are_known_whatever_their_case_and_spacing() -> None:
    assert read_table(as_csv(TIVAT).replace(b"joined_on", b" Joined On "))["joined_on"] == ["2015-05-20"]


@pytest.mark.parametrize("content", [b"", b" \n\r\n ", b"\xef\xbb\xbf"])
def test_empty_file_is_refused(content: bytes) -> None:
    assert refusal(content).startswith(("It is empty", "Its headings lack"))


def test_file_without_rows_is_refused() -> None:
    assert refusal(HEADINGS) == "There is no row under its headings."


def test_missing_columns_are_named() -> None:
    assert "lack country, kind, joined_on." in refusal(b"ordinal,name\n1,Tivat\n")


def test_unknown_column_is_named_and_not_passed_over() -> None:
    assert "not known: populaton." in refusal(as_csv(TIVAT | {"populaton": "14031"}))


def test_column_that_comes_twice_is_named() -> None:
    assert "twice: name." in refusal(b"ordinal,name,country,kind,joined_on,Name\n1,A,ME,city,2015-01-01,B\n")


def test_row_with_more_cells_than_headings_is_named() -> None:
    assert "Row 2 has more cells" in refusal(HEADINGS + b"1,Tivat, the town,ME,city,2015-01-01\n")


def test_other_encodings_are_named() -> None:
    text = as_csv(TIVAT | {"name": "Šabac"}).decode()
    assert "UTF-16" in refusal(text.encode("utf-16"))
    assert "not in UTF-8 (line 2)" in refusal(text.encode("iso-8859-2"))


@pytest.mark.parametrize(
    "content", [b"\x89PNG\r\n\0\0", b"%PDF-1.7\n\0", HEADINGS + b"1,Ti\0vat,ME,city,2015-01-01"]
)
def test_binary_file_is_refused(content: bytes) -> None:
    assert refusal(content) == "It is neither CSV nor XLSX. Save it as one of them."


def test_unclosed_quote_is_refused_with_its_line() -> None:
    assert "cannot be read as CSV" in refusal(HEADINGS + b'1,"Tivat,ME,city,2015-01-01\n')


def test_endless_cell_is_refused() -> None:
    assert "cannot be read as CSV" in refusal(HEADINGS + b"1," + b"x" * 200_000 + b",ME,city,2015-01-01\n")


def _archive(**parts: bytes) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def test_archive_that_unpacks_to_too_much_stays_packed() -> None:
    bomb = _archive(sheet=b"\0" * (51 * 1024 * 1024))
    assert len(bomb) < 100_000
    assert refusal(bomb) == "It unpacks to more than 50 MB. Copy its rows into a new workbook."


@pytest.mark.parametrize("content", [b"PK\x03\x04rubbish", _archive(text=b"no sheet"), as_xlsx(TIVAT)[:-200]])
def test_broken_workbook_is_refused(content: bytes) -> None:
    assert refusal(content) == "It cannot be read as XLSX. Open it and save it anew as XLSX."


def test_workbook_with_entities_that_multiply_is_refused() -> None:
    with ZipFile(BytesIO(as_xlsx(TIVAT))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    entities = b'<!DOCTYPE b [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    sheet = parts["xl/worksheets/sheet1.xml"]
    parts["xl/worksheets/sheet1.xml"] = entities + sheet.replace(b"<v>0</v>", b"<v>&b;</v>")
    assert "cannot be read as XLSX" in refusal(_archive(**parts))


@pytest.mark.parametrize("as_file", [as_csv, as_xlsx])
def test_too_many_rows_are_refused(monkeypatch: pytest.MonkeyPatch, as_file: type) -> None:
    monkeypatch.setattr(reading, "MOST_ROWS", 2)
    rows = [TIVAT | {"ordinal": str(number)} for number in range(1, 4)]
    assert len(read_table(as_file(*rows[:2]))) == 2
    assert refusal(as_file(*rows)) == "It has more than 2 rows. Divide it."


def test_workbook_with_a_row_far_below_is_read_no_further_than_the_limit() -> None:
    with ZipFile(BytesIO(as_xlsx(TIVAT))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = "xl/worksheets/sheet1.xml"
    far = b'<row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData>'
    parts[name] = parts[name].replace(b"</sheetData>", far)
    assert len(read_table(_archive(**parts))) == 1


class TestFile:
    def test_is_missing(self, tmp_path: Path) -> None:
        with pytest.raises(UnusableFileError, match="no such file"):
            read_file(tmp_path / "nothing.csv")

    def test_is_a_folder(self, tmp_path: Path) -> None:
        with pytest.raises(UnusableFileError, match="folder"):
            read_file(tmp_path)

    def test_is_too_large(self, tmp_path: Path) -> None:
        path = tmp_path / "large.csv"
        with path.open("wb") as file:
            file.truncate(10 * 1024 * 1024 + 1)
        with pytest.raises(UnusableFileError, match="larger than 10 MB"):
            read_file(path)
