"""How names are written for comparison: the same folding for what is compiled and for what is typed."""

from __future__ import annotations

import re
import unicodedata

_APART = re.compile(r"[\W_]+")
_DROPPED = re.compile("['`\u2018\u2019\u02bb\u02bc\u00b4\u02bf\u02be\u0640\u200b-\u200f\ufeff]")
_FOLDED = str.maketrans({
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ß": "ss", "ƿ": "w",
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه", "ۀ": "ه",
    "ک": "ك", "ګ": "ك", "گ": "ك", "ڤ": "ف",
    "ך": "כ", "ם": "מ", "ן": "נ", "ף": "פ", "ץ": "צ",
    "ё": "е", "ґ": "г", "є": "е", "і": "и", "ї": "и", "ў": "у",
})  # fmt: skip

HONORIFICS = frozenset({
    "president", "former", "ex", "prime", "minister", "pm", "premier", "chancellor", "general", "gen", "colonel", "col",
    "commander", "admiral", "adm", "mr", "mrs", "ms", "miss", "dr", "prof", "sheikh", "shaikh", "mullah", "maulvi",
    "mawlawi", "emir", "senator", "sen", "sir", "the", "his", "excellency", "presidente", "président", "prasident",
    "премьер", "президент", "генерал", "الرييس", "رييس", "النسيא", "הנשיא", "נשיא", "总统", "總統",
})  # fmt: skip
"""Words before a name that say nothing about whose it is; folded like names."""

ARTICLES = frozenset({"al", "el", "ul", "as", "ash", "ad", "an", "ar", "at", "az"})
_SONS = {"bin": "bin", "ibn": "bin", "ben": "bin"}
_ARABIC_ARTICLE = "ال"
_LEAST = 2


def fold(text: str) -> str:
    """Fold case, diacritics, apostrophes, punctuation, and letters that are written either way.

    `Côte d'Ivoire` becomes `cote divoire`; Arabic, Hebrew and Cyrillic letters are folded to one form.
    """
    once = unicodedata.normalize("NFKD", _DROPPED.sub("", text).translate(_FOLDED)).casefold()
    plain = "".join(c for c in once if not unicodedata.combining(c)).translate(_FOLDED)
    return " ".join(_APART.sub(" ", plain).split())


def fold_person(text: str) -> str:
    """Fold a person's name further: titles, the Arabic article and the order of words do not matter.

    `Netanyahu, Benjamin` and `President Omar el-Bashir` become `benjamin netanyahu` and `bashir omar`. An article is
    dropped only where two other words remain, so that `Al Hassan` stays what it is.
    """
    words = fold(text).split()
    while len(words) > 1 and words[0] in HONORIFICS:
        words.pop(0)
    words = [_SONS.get(w, w) for w in words]
    bare = [w for w in words if w not in ARTICLES]
    if len(bare) >= _LEAST:
        words = [_without_article(w) for w in bare]
    return " ".join(sorted(words))


def _without_article(word: str) -> str:
    rest = word.removeprefix(_ARABIC_ARTICLE)
    return rest if len(rest) > _LEAST else word
