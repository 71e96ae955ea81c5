"""What a file says of its own credit."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cms.media.embedded import LENGTHS, read_credit
from cms.media.licences import Licence
from cms.media.models import CreditedImage
from tests.media.files import EXTENSIONS, encoded, exif, png_chunk, stored, with_iptc, xmp

CREATOR, CREDIT, SOURCE, COPYRIGHT, CAPTION = 80, 110, 115, 116, 120


def credit_of(data: bytes, kind: str = "JPEG") -> dict[str, str]:
    return read_credit(stored(data, f"picture.{EXTENSIONS[kind]}"))


def credit_in_xmp(properties: str) -> dict[str, str]:
    return credit_of(encoded(xmp=xmp(properties)))


def credit_in_iptc(*records: tuple[int, bytes], declared: bool = False) -> dict[str, str]:
    character_set = [(1, 90, b"\x1b%G")] if declared else []
    return credit_of(with_iptc(encoded(), [*character_set, *((2, number, text) for number, text in records)]))


def test_file_without_metadata_says_nothing():
    assert credit_of(encoded()) == {}


class TestExif:
    @pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
    def test_artist_and_copyright(self, kind):
        data = encoded(kind=kind, exif=exif(Artist="Ana Petrović", Copyright="© 2015 Council of Europe"))
        assert credit_of(data, kind) == {"author": "Ana Petrović", "holder": "Council of Europe"}

    def test_latin_1_is_understood(self):
        assert credit_of(encoded(exif=exif(Artist="José Muñoz".encode("latin-1"))))["author"] == "José Muñoz"

    def test_description_is_the_caption(self):
        data = encoded(exif=exif(ImageDescription="The bridge of Tivat"))
        assert credit_of(data)["description"] == "The bridge of Tivat"

    def test_description_every_camera_writes_is_not(self):
        assert credit_of(encoded(exif=exif(ImageDescription="OLYMPUS DIGITAL CAMERA         "))) == {}

    def test_of_photographer_and_editor_the_first_counts(self):
        assert credit_of(encoded(exif=exif(Copyright=b"CoE\x00Editor\x00")))["holder"] == "CoE"

    def test_editor_counts_where_no_photographer_is_named(self):
        assert credit_of(encoded(exif=exif(Copyright=b" \x00Editor\x00")))["holder"] == "Editor"

    def test_licence_address_in_the_copyright(self):
        data = encoded(exif=exif(Copyright="https://creativecommons.org/licenses/by-sa/4.0/"))
        assert credit_of(data) == {"licence": "cc-by-sa-4.0"}


class TestIptc:
    def test_all_fields(self):
        credit = credit_in_iptc(
            (CREATOR, b"Ana Petrovic"),
            (COPYRIGHT, b"(c) CoE"),
            (SOURCE, b"https://www.coe.int/photos/1"),
            (CAPTION, b"The mayor signs."),
        )
        assert credit == {
            "author": "Ana Petrovic",
            "holder": "CoE",
            "source_url": "https://www.coe.int/photos/1",
            "description": "The mayor signs.",
        }

    def test_credit_is_the_holder_without_a_copyright_notice(self):
        assert credit_in_iptc((CREDIT, b"AER")) == {"holder": "AER"}

    def test_copyright_notice_counts_before_credit(self):
        assert credit_in_iptc((CREDIT, b"AER"), (COPYRIGHT, b"CoE")) == {"holder": "CoE"}

    def test_several_authors_are_all_named(self):
        assert credit_in_iptc((CREATOR, b"Ana"), (CREATOR, b"Boris"))["author"] == "Ana, Boris"

    def test_declared_utf_8(self):
        credit = credit_in_iptc((CREATOR, "Željko Čačić".encode()), declared=True)
        assert credit["author"] == "Željko Čačić"

    def test_utf_8_that_is_not_declared(self):
        assert credit_in_iptc((CREATOR, "Željko Čačić".encode()))["author"] == "Željko Čačić"

    def test_what_windows_wrote(self):
        assert (
            credit_in_iptc((CREATOR, "José “Pepe” Muñoz".encode("cp1252")))["author"] == "José “Pepe” Muñoz"
        )

    def test_source_that_is_no_address_is_passed_over(self):
        assert credit_in_iptc((SOURCE, b"Archive of the town")) == {}


class TestXmp:
    @pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
    def test_is_read_from_every_format(self, kind):
        packet = xmp("<dc:creator><rdf:Seq><rdf:li>Ana</rdf:li></rdf:Seq></dc:creator>")
        if kind == "PNG":
            chunk = png_chunk(b"iTXt", b"XML:com.adobe.xmp\x00\x00\x00\x00\x00" + packet)
            data = encoded(kind="PNG")
            data = data[:-12] + chunk + data[-12:]
        else:
            data = encoded(kind=kind, xmp=packet)
        assert credit_of(data, kind) == {"author": "Ana"}

    def test_several_creators_are_all_named(self):
        creators = "<dc:creator><rdf:Seq><rdf:li>Ana</rdf:li><rdf:li>Boris</rdf:li></rdf:Seq></dc:creator>"
        assert credit_in_xmp(creators) == {"author": "Ana, Boris"}

    def test_default_language_stands_for_all(self):
        rights = """<dc:rights><rdf:Alt><rdf:li xml:lang="fr">© CdE</rdf:li>
            <rdf:li xml:lang="x-default">© CoE</rdf:li></rdf:Alt></dc:rights>"""
        assert credit_in_xmp(rights) == {"holder": "CoE"}

    def test_property_written_as_an_attribute(self):
        packet = xmp("").replace(b'rdf:about=""', b'rdf:about="" photoshop:Credit="AER"')
        assert credit_of(encoded(xmp=packet)) == {"holder": "AER"}

    def test_copyright_owner_counts_before_notice_and_credit(self):
        properties = """<photoshop:Credit>Agency</photoshop:Credit><dc:rights>© Notice</dc:rights>
            <plus:CopyrightOwner><rdf:Seq><rdf:li><plus:CopyrightOwnerName>CoE</plus:CopyrightOwnerName>
            </rdf:li></rdf:Seq></plus:CopyrightOwner>"""
        assert credit_in_xmp(properties) == {"holder": "CoE"}

    def test_licensor_is_the_holder_where_no_other_is_named(self):
        properties = """<plus:Licensor><rdf:Seq><rdf:li rdf:parseType="Resource">
            <plus:LicensorName>Pressbild</plus:LicensorName>
            <plus:LicensorURL>https://pressbild.example/77</plus:LicensorURL></rdf:li></rdf:Seq></plus:Licensor>"""
        assert credit_in_xmp(properties) == {
            "holder": "Pressbild",
            "source_url": "https://pressbild.example/77",
        }

    @pytest.mark.parametrize(
        "properties",
        [
            "<xmpRights:WebStatement>http://creativecommons.org/licenses/by/4.0/</xmpRights:WebStatement>",
            '<cc:license rdf:resource="https://creativecommons.org/licenses/by/4.0/"/>',
            """<xmpRights:UsageTerms><rdf:Alt><rdf:li xml:lang="x-default">This work is licensed under
            https://creativecommons.org/licenses/by/4.0/.</rdf:li></rdf:Alt></xmpRights:UsageTerms>""",
        ],
    )
    def test_licence_is_known_by_its_address(self, properties):
        assert credit_in_xmp(properties) == {"licence": Licence.CC_BY_4}

    def test_page_about_the_rights_is_the_source(self):
        properties = "<xmpRights:WebStatement>https://www.coe.int/rights</xmpRights:WebStatement>"
        assert credit_in_xmp(properties) == {"source_url": "https://www.coe.int/rights"}

    def test_text_for_the_blind_counts_before_the_caption(self):
        properties = """<dc:description>Caption</dc:description>
            <Iptc4xmpCore:AltTextAccessibility><rdf:Alt>
            <rdf:li xml:lang="x-default">A bridge</rdf:li></rdf:Alt>
            </Iptc4xmpCore:AltTextAccessibility>"""
        assert credit_in_xmp(properties) == {"description": "A bridge"}

    @pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "coe.int", "http://"])
    def test_source_must_be_an_address_of_the_web(self, address):
        assert credit_in_xmp(f"<photoshop:Source>{address}</photoshop:Source>") == {}

    def test_entities_are_not_expanded(self):
        bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
        assert credit_of(encoded(xmp=bomb)) == {}

    def test_external_entity_is_not_fetched(self):
        packet = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
        assert credit_of(encoded(xmp=packet)) == {}

    def test_xml_that_breaks_off_is_passed_over(self):
        assert credit_of(encoded(xmp=xmp("<dc:creator>Ana</dc:creator>")[:-40])) == {}


def test_xmp_counts_before_iptc_and_iptc_before_exif():
    packet = xmp("<dc:creator>Of XMP</dc:creator>")
    data = encoded(exif=exif(Artist="Of EXIF", Copyright="Exif holder"), xmp=packet)
    data = with_iptc(data, [(2, CREATOR, b"Of IPTC"), (2, COPYRIGHT, b"Iptc holder")])
    assert credit_of(data) == {"author": "Of XMP", "holder": "Iptc holder"}


def test_control_characters_and_line_breaks_are_taken_out():
    credit = credit_in_iptc((CREATOR, b"Ana\x00\x07\r\n  Petrovic\x1b"))
    assert credit == {"author": "Ana Petrovic"}


def test_texts_are_cut_to_what_the_fields_hold():
    long = "x" * 3000
    data = encoded(exif=exif(Artist=long, Copyright=long, ImageDescription=long))
    assert {name: len(value) for name, value in credit_of(data).items()} == {
        name: LENGTHS[name] for name in ("author", "holder", "description")
    }


@pytest.mark.parametrize("name", LENGTHS)
def test_lengths_are_those_of_the_model(name):
    assert CreditedImage._meta.get_field(name).max_length == LENGTHS[name]


def test_address_longer_than_the_field_is_passed_over():
    assert credit_in_iptc((SOURCE, b"https://coe.int/" + b"x" * 200)) == {}


def test_file_is_left_at_its_beginning():
    file = stored(encoded(exif=exif(Artist="Ana")))
    file.read(10)
    read_credit(file)
    assert file.tell() == 0


def test_no_image_says_nothing():
    assert read_credit(stored(b"no image")) == {}


RICH = with_iptc(
    encoded(
        exif=exif(Artist="Ana", Copyright="CoE"),
        xmp=xmp("<dc:creator>Ana</dc:creator>"),
        comment=b"A comment",
    ),
    [(2, CREATOR, b"Ana"), (2, COPYRIGHT, b"CoE")],
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.integers(2, 1800), st.integers(0, 255)), min_size=1, max_size=12))
def test_rubbish_in_the_metadata_never_raises(changes):
    data = bytearray(RICH)
    for position, value in changes:
        data[position] = value
    assert set(read_credit(stored(bytes(data)))) <= {*LENGTHS, "licence"}
