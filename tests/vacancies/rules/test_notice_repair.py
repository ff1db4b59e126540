"""Damage to the text: wrong encodings, mark-up, invisible characters, lines broken at a width."""

import pytest

from vacancies.rules.notice import NotANotice, markup, mojibake, text
from vacancies.rules.notice.decode import LIMIT_BYTES, decode


@pytest.mark.parametrize(
    ("damaged", "repaired"),
    [
        ("Grade:ยG-6", "Grade: G-6"),
        ("ย ย ย 1. Internal", "      1. Internal"),
        ("IOMโs policy", "IOM's policy"),
        ("Competencies โ Level 3", "Competencies – Level 3"),
        ("pages 3โ5", "pages 3–5"),
        ("the โsecondโ option", "the “second' option"),
        ("โข First duty", "• First duty"),
        ("and so onโฆ", "and so on…"),
        ("รฉtudes", "études"),
        ("ลžanlฤฑurfa", "Şanlıurfa"),
        ("ฤฐstanbul", "İstanbul"),
    ],
)
def test_utf8_read_as_thai_is_repaired_by_its_neighbours(damaged, repaired):
    assert mojibake.repair(damaged)[0] == repaired


@pytest.mark.parametrize(
    "thai", ["โครงการย้ายถิ่น", "สำนักงานกรุงเทพฯ", "ก.ย. 2569 กันยายน", "Bangkok (กรุงเทพมหานคร)", "ผู้ช่วยฝ่ายบุคคล"]
)
def test_real_thai_is_left_alone(thai):
    assert mojibake.repair(thai) == (thai, [])


@pytest.mark.parametrize("codec", ["cp1252", "cp1250", "latin-1", "cp1254"])
@pytest.mark.parametrize("word", ["Référence du poste", "l’équipe – déjà", "Duración año", "« français »"])
def test_utf8_read_in_another_encoding_is_reversed(codec, word):
    damaged = word.encode("utf-8").decode(codec, errors="ignore" if codec == "latin-1" else "replace")
    if "\ufffd" in damaged:
        pytest.skip("this codec loses a byte of this word for good")
    assert mojibake.repair(damaged)[0] == word


def test_damage_in_one_part_leaves_sound_letters_in_the_other():
    assert mojibake.repair("RÃ©fÃ©rence : dÃ©jà vu à Genève")[0] == "Référence : déjà vu à Genève"


def test_double_damage_is_reversed_twice():
    twice = "é".encode().decode("cp1252").encode().decode("cp1252")
    assert mojibake.repair(f"R{twice}f{twice}rence")[0] == "Référence"


@pytest.mark.parametrize("sound", ["Côte d'Ivoire", "São Tomé", "Türkiye", "naïve façade", "10 €", "Łódź", "Đà Nẵng"])
def test_sound_letters_are_not_taken_for_damage(sound):
    assert mojibake.repair(sound) == (sound, [])


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("<p>Grade:&nbsp;<b>P-2</b></p>", "Grade: P-2"),
        ("one<br/>two", "one\ntwo"),
        ("<script>var a = '<p>';</script>Grade", "Grade"),
        ('permit" style="color: red !important;" class="x">permits', "permits"),
        ("write to <post@example.org> now", "write to <post@example.org> now"),
        ("less than < 2 years", "less than < 2 years"),
        ("**Grade:** P-2", "Grade: P-2"),
        ("## Education", "Education"),
        ("[our site](https://example.org/a)", "our site"),
        ("• first\n▪ second\n– third\n* fourth", "- first\n- second\n- third\n- fourth"),
        ("| Grade | P-2 |\n|---|---|\n| City | Bonn |", "Grade\tP-2\n\nCity\tBonn"),
        ("Cl\u200bosing\u00addate\ufeff", "Closingdate"),
        ("a\u00a0b\u2009c\u3000d", "a b c d"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("&amp;nbsp;Master&rsquo;s &ndash; &eacute;t&eacute;", "Master’s – été"),
    ],
)
def test_markup_goes_and_words_stay(marked, plain):
    assert markup.strip(marked)[0].strip() == plain


def test_lines_broken_at_a_width_are_joined_and_short_lines_are_not():
    sentence = (
        "The officer plans the work of the unit and reports on it to the head of office every month without delay. "
    )
    words, lines = (sentence * 8).split(), [""]
    for word in words:
        if len(lines[-1]) + len(word) > 60:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    wrapped = "\n".join(["Grade: P-2", "City: Bonn", *lines])
    assert text.unwrap(wrapped) == "Grade: P-2\nCity: Bonn\n" + (sentence * 8).strip()


def test_a_text_with_lines_of_many_lengths_keeps_its_breaks():
    lines = "\n".join("word " * count for count in (3, 9, 2, 14, 6, 1, 30, 4))
    assert text.unwrap(lines) == lines


@pytest.mark.parametrize("letter", ["É", "ñ", "’", "–", "İ", "ß", "Ω", "字", "\u00a0", "½", "ก"])
def test_a_folded_text_is_as_long_as_the_text(letter):
    assert len(text.fold(f"a{letter}b")) == 3


def test_advertisements_for_other_posts_are_cut_off():
    notice = "Grade: P-2\n" * 10 + "Similar Jobs\nGrade: G-4"
    assert "G-4" not in text.repair(notice).text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_every_usual_encoding_is_decoded(encoding):
    assert decode("Référence du poste : Genève\n".encode(encoding)).lstrip("\ufeff") == "Référence du poste : Genève\n"


def test_utf8_that_is_cut_inside_a_letter_is_still_utf8():
    assert decode("Poste à Genève, été".encode()[:-1]).startswith("Poste à Genève, ét")


@pytest.mark.parametrize(
    ("data", "part"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"%PDF-1.7 \x00\x01", "not plain text"),
        (b"PK\x03\x04rest", "not plain text"),
        (bytes(range(256)) * 20, "not readable text"),
        (b"a" * (LIMIT_BYTES + 1), "megabytes"),
    ],
)
def test_what_is_no_text_is_refused_with_a_sentence(data, part):
    with pytest.raises(NotANotice, match=part):
        decode(data)


def test_a_text_of_a_whole_book_is_refused_with_a_sentence():
    with pytest.raises(NotANotice, match="a few pages"):
        text.repair("All candidates read this. " * 10_000)
