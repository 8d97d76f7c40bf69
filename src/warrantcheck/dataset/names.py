"""How names are written for comparison: the same folding for what is compiled and for what is typed."""

from __future__ import annotations

from functools import lru_cache

MARKS = "'`\u2018\u2019\u02bb\u02bc\u00b4\u02bf\u02be\u0640\ufeff"
"""Apostrophes and signs that are dropped: `Cote d'Ivoire` and `Cote dIvoire` are the same."""

_UNSEEN = (0x34F, *range(0x200B, 0x2010), *range(0x202A, 0x202D), *range(0x2066, 0x206A), *range(0xFE00, 0xFE10))
_DROPPED = dict.fromkeys((*map(ord, MARKS), *_UNSEEN))
_FOLDED = str.maketrans({
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ß": "ss", "ƿ": "w",
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه", "ۀ": "ه",
    "ک": "ك", "ګ": "گ", "ڤ": "ف",
    "ך": "כ", "ם": "מ", "ן": "נ", "ף": "פ", "ץ": "צ",
    "ё": "е", "ґ": "г", "є": "е", "і": "и", "ї": "и", "ў": "у",
})  # fmt: skip

HONORIFICS = frozenset({
    "lra", "fdlr", "jnim", "me", "maitre", "mtre",
    "adm", "admiral", "almirante", "ambassador", "amir", "amiral", "ancien", "basbakan", "baskani", "brig",
    "brigadier", "capt", "captain", "chancelier", "chancellor", "cheikh", "chief", "col", "colonel", "commander",
    "congolese", "cumhurbaskani", "defence", "defense", "deputy", "devlet", "don", "dr", "emir", "ex", "excellency",
    "expresident", "expresidente", "field", "filipino", "foreign", "former", "gen", "general", "haji", "hajji",
    "hamas", "he", "herr", "his", "hon", "interior", "israeli", "ivorian", "judge", "kenyan", "lawyer", "leader",
    "libyan", "lieutenant", "lt", "maj", "major", "malian", "marechal", "marshal", "maulvi", "mawlawi", "minister",
    "ministre", "ministro", "miss", "molla", "monsieur", "mp", "mr", "mrs", "ms", "mulla", "mullah", "philippine",
    "pm", "prasident", "premier", "president", "presidente", "prime", "primer", "prof", "professor", "rebel", "rev",
    "russian", "scheich", "sen", "senador", "senator", "senor", "shaikh", "sheikh", "sir", "sudanese", "taliban",
    "the", "ugandan", "vice", "warlord", "адмирал", "бывшии", "генерал", "глава", "екс", "министр", "министра",
    "президент", "президента", "прем", "премьер", "премьера", "премєр", "экс", "האלופ", "הביטחונ", "הממשלה", "הנשיא",
    "לשעבר", "נשיא", "ראש", "שר", "الرييس", "السابق", "الشيخ", "العقيد", "الفريق", "اللواء", "المشير", "الملا",
    "النايب", "الوزراء", "رييس", "وزير",
})  # fmt: skip
"""Words before a name that say nothing about whose it is; folded like names."""

ARTICLES = frozenset({"al", "el", "ul", "as", "ash", "ad", "an", "ar", "at", "az"})
SONS = {"bin": "bin", "ibn": "bin", "ben": "bin"}
"""Spellings of `son of`."""

_ARABIC_ARTICLE = "ال"
_CJK_TITLES = ("大統領", "總統", "总统", "首相", "總理", "总理", "先生", "将軍", "将军", "將軍", "大統", "氏")
_CJK_FORMER = ("前", "原")
_CJK = (range(0x3040, 0x3100), range(0x3400, 0xA000), range(0xF900, 0xFB00))
_LEAST = 2
_FLAG = range(0x1F1E6, 0x1F200)


@lru_cache(maxsize=1 << 17)
def fold(text: str) -> str:
    """Fold case, diacritics, apostrophes, punctuation, and letters that are written either way.

    `Côte d'Ivoire` becomes `cote divoire`; Arabic, Hebrew and Cyrillic letters are folded to one form.
    """
    once = text.translate(_DROPPED).translate(_FOLDED)
    if once.isascii():
        plain = once.casefold()
    else:
        from unicodedata import combining, normalize

        plain = "".join(c for c in normalize("NFKD", once).casefold() if not combining(c)).translate(_FOLDED)
    return " ".join("".join(c if c.isalnum() or _is_vowel_sign(c) else " " for c in plain).split())


def _is_vowel_sign(sign: str) -> bool:
    """Say whether a sign belongs to the letter before it, as the vowels of Hindi and Thai do."""
    if sign.isascii():
        return False
    from unicodedata import category

    return category(sign) in {"Mn", "Mc"}


@lru_cache(maxsize=1 << 17)
def fold_place(text: str) -> str:
    """Fold a place's name further: a leading `the` and the dots of an abbreviation do not matter (`the U.A.E.`)."""
    words = fold(text).split()
    if len(words) > 1 and words[0] == "the":
        words.pop(0)
    joined: list[str] = []
    for i, word in enumerate(words):
        if len(word) == 1 and i and len(words[i - 1]) == 1:
            joined[-1] += word
        else:
            joined.append(word)
    return " ".join(joined)


def flag_code(text: str) -> str:
    """Return the letters that a flag emoji is made of, and any other text as it is."""
    text = text.strip()
    is_flag = len(text) == _LEAST and all(ord(c) in _FLAG for c in text)
    return "".join(chr(ord(c) - _FLAG.start + ord("A")) for c in text) if is_flag else text


def fold_person(text: str) -> str:
    """Fold a person's name further: the Arabic article, initials and the order of words do not matter.

    `Netanyahu, Benjamin` and `Omar el-Bashir` become `benjamin netanyahu` and `bashir omar`. An article or an initial
    is dropped only where two other words remain, so that `Al Hassan` stays what it is.
    """
    words = [SONS.get(w, w) for w in fold(text).split()]
    bare = [w for w in words if w not in ARTICLES and (len(w) > 1 or is_cjk(w))]
    if len(bare) >= _LEAST:
        words = [without_article(w) for w in bare]
    return " ".join(sorted(words))


def without_titles(text: str) -> str:
    """Drop titles before a name, and after it in Chinese and Japanese: `President Putin`, `プーチン大統領`."""
    text = text.strip()
    title = next((title for title in _CJK_TITLES if text.endswith(title)), "")
    if title:
        text = text.removesuffix(title)
        text = text[:-1] if text.endswith(_CJK_FORMER) else text
    words = fold(text).split()
    while len(words) > 1 and words[0] in HONORIFICS:
        words.pop(0)
    return " ".join(words)


def is_cjk(text: str) -> bool:
    """Say whether a text is written in Chinese or Japanese signs, where a family name alone is a usual form."""
    return not text.isascii() and any(ord(c) in block for c in text for block in _CJK)


def without_article(word: str) -> str:
    """Drop the Arabic article that is written in one with a word."""
    rest = word.removeprefix(_ARABIC_ARTICLE)
    return rest if len(rest) > _LEAST else word
