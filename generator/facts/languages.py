"""Languages of works: codes (BCP 47) and the names that babel and biblatex give them."""

from __future__ import annotations

import re
from types import MappingProxyType

_NAMES = MappingProxyType(
    {
        "ar": "arabic", "bg": "bulgarian", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german",
        "el": "greek", "en": "english", "es": "spanish", "et": "estonian", "eu": "basque", "fa": "persian",
        "fi": "finnish", "fr": "french", "gl": "galician", "he": "hebrew", "hr": "croatian", "hu": "magyar",
        "id": "indonesian", "it": "italian", "ja": "japanese", "ko": "korean", "la": "latin", "lt": "lithuanian",
        "lv": "latvian", "nb": "norsk", "nl": "dutch", "nn": "nynorsk", "pl": "polish", "pt": "portuguese",
        "ro": "romanian", "ru": "russian", "sk": "slovak", "sl": "slovene", "sr": "serbian", "sv": "swedish",
        "tr": "turkish", "uk": "ukrainian", "vi": "vietnamese", "zh": "chinese",
    }
)  # fmt: skip
_OTHER_NAMES = MappingProxyType(
    {
        "american": "en-US", "usenglish": "en-US", "british": "en-GB", "ukenglish": "en-GB", "australian": "en-AU",
        "canadian": "en-CA", "austrian": "de-AT", "ngerman": "de", "naustrian": "de-AT", "swissgerman": "de-CH",
        "nswissgerman": "de-CH", "brazilian": "pt-BR", "brazil": "pt-BR", "hungarian": "hu", "norwegian": "nb",
        "francais": "fr", "français": "fr", "deutsch": "de", "español": "es", "italiano": "it", "slovenian": "sl",
        "farsi": "fa", "eng": "en", "ger": "de", "deu": "de", "fre": "fr", "fra": "fr", "spa": "es", "ita": "it",
        "por": "pt", "rus": "ru", "jpn": "ja", "chi": "zh", "zho": "zh", "dut": "nl", "nld": "nl", "pol": "pl",
    }
)  # fmt: skip
_BABEL_NAMES = MappingProxyType(
    {"en-us": "american", "en-gb": "british", "en-au": "australian", "en-ca": "canadian", "de": "ngerman"}
    | {"de-at": "naustrian", "de-ch": "nswissgerman", "pt-br": "brazilian"}
)
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_RIGHT_TO_LEFT = frozenset("ar arc ckb dv fa he iw ks ku-arab pa-arab ps sd syr ug ur yi".split())
_CODES = MappingProxyType({name: code for code, name in _NAMES.items()} | _OTHER_NAMES)


def code(language: str) -> str:
    """The code of a language that is written as a name (`german`, `ngerman`) or as an older code (`deu`); anything else
    as it is."""
    return _CODES.get(language.strip().casefold(), language.strip())


def tag(language: str) -> str:
    """The tag of a language (BCP 47); empty if it is written in words that are not known here."""
    written = code(language).replace("_", "-")
    return written if _TAG.fullmatch(written) else ""


def is_right_to_left(tag: str) -> bool:
    """Whether the language of a tag is written from right to left."""
    folded = tag.casefold()
    return folded in _RIGHT_TO_LEFT or (folded.partition("-")[0] in _RIGHT_TO_LEFT and "-latn" not in folded)


def babel_name(language: str) -> str:
    """The name that LaTeX knows a code by; anything else as it is."""
    folded = language.replace("_", "-").casefold()
    return _BABEL_NAMES.get(folded) or _NAMES.get(folded.partition("-")[0] if is_known(folded) else "", language)


def is_known(language: str) -> bool:
    """True for a code of one of the languages that are named here."""
    return language.partition("-")[0] in _NAMES
