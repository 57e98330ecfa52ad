"""Forms of a folded key: what sounds alike, its consonants, and signatures by which a scan leaves out the far."""

import re
from collections.abc import Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

# Longest first. What different languages and transliterations write for one sound gets one sign.
_SOUND_OF = {
    "shch": "s", "tsch": "c", "tch": "c", "sch": "s", "dzh": "z", "zgh": "z", "rzh": "r", "kgh": "h",
    "sh": "s", "sz": "s", "ch": "c", "cz": "c", "zh": "z", "kh": "h", "gh": "h", "ph": "f", "th": "t", "dj": "z",
    "rz": "z", "ck": "k", "ts": "c", "tz": "c", "qu": "k", "ks": "x", "dz": "z", "kk": "k", "kq": "k",
    "ya": "a", "ia": "a", "ja": "a", "yu": "u", "iu": "u", "ju": "u", "ye": "e", "ie": "e", "je": "e",
    "yi": "i", "ii": "i", "ji": "i", "io": "o", "yo": "o", "jo": "o",
    "oe": "o", "ae": "e", "ue": "u", "ou": "u", "oo": "u", "ee": "i", "ea": "e", "au": "o", "eu": "u", "ei": "i",
    "ai": "e", "ay": "e",
}  # fmt: skip
_SIGNS = str.maketrans({"w": "v", "y": "i", "j": "i", "q": "k", "g": "h", " ": None})
_SOUND = re.compile("|".join(_SOUND_OF))
_DOUBLE = re.compile(r"(.)\1{1,400}")
_NOT_CONSONANTS = str.maketrans("", "", "aeiou")
# One class for what is spelt now so, now so: ж and ш, ц and к and ч, б and п stay apart.
_CLASSES = str.maketrans({"c": "k", "x": "k", "z": "s", "f": "v"})


def checksum(text: str) -> int:
    """32 bits that stand for a key in a sorted table; whoever finds it compares the key itself."""
    return crc32(text.encode())


def skeleton(key: str) -> str:
    """What is left of a folded key when spellings of one sound are made equal, doubles single, spaces gone.

    «Klaipeda» and «Klaypeda», «Rzeszow» and «Zheshov» become one.
    """
    sounds = _SOUND.sub(lambda match: _SOUND_OF[match[0]], key)
    return _DOUBLE.sub(r"\1", sounds.translate(_SIGNS))


def skeletons(keys: Sequence[str]) -> list[str]:
    """`skeleton` of all the keys in one pass."""
    return skeleton("\n".join(keys)).split("\n") if keys else []


def swapped(key: bytes, place: int) -> bytes:
    """The key with the letters before and at that place changed over."""
    return key[: place - 1] + key[place : place + 1] + key[place - 1 : place] + key[place + 1 :]


def consonants(sound: str) -> str:
    """The consonants of a skeleton in coarse classes, with a sign for a vowel at the beginning."""
    rest = sound.translate(_NOT_CONSONANTS).translate(_CLASSES)
    return ("'" if sound[:1] in set("aeiou") else "") + _DOUBLE.sub(r"\1", rest)


# Codes of letters: a to z, then the space, then digits in five classes: 32 codes, two bits each.
_SPACE = 26
_CODES = np.full(256, _SPACE, dtype=np.uint8)
_CODES[97:123] = np.arange(26)
_CODES[48:58] = 27 + np.arange(10) % 5
_CODE_LIST: list[int] = _CODES.tolist()
_CHUNK = 1 << 16


def letter_signature(key: bytes) -> int:
    """Two bits a letter: it occurs, it occurs twice. One edit changes at most two bits."""
    signature = 0
    for byte in key:
        bit = 1 << (2 * _CODE_LIST[byte])
        signature |= bit << 1 if signature & bit else bit
    return signature


def pair_signature(key: bytes) -> int:
    """A bit for each pair of neighbouring letters, ends counted as spaces. One edit changes at most six bits."""
    signature, before = 0, _SPACE
    for byte in (*key, 32):
        code = _CODE_LIST[byte]
        signature |= 1 << ((before * 37 + code * 11) & 63)
        before = code
    return signature


def letter_signatures(keys: Sequence[bytes]) -> NDArray[np.uint64]:
    """`letter_signature` of all the keys at once."""
    parts = [_letter_signatures(keys[start : start + _CHUNK]) for start in range(0, len(keys), _CHUNK)]
    return np.concatenate(parts) if parts else np.empty(0, dtype=np.uint64)


def _letter_signatures(keys: Sequence[bytes]) -> NDArray[np.uint64]:
    lengths = np.array([len(key) for key in keys], dtype=np.int64)
    owners = np.repeat(np.arange(len(keys), dtype=np.int64), lengths)
    codes = _CODES[np.frombuffer(b"".join(keys), dtype=np.uint8)]
    counts = np.bincount(owners * 32 + codes, minlength=len(keys) * 32)
    bits = np.stack([counts >= 1, counts >= 2], axis=1).reshape(len(keys), 64)
    return np.packbits(bits, axis=1, bitorder="little").view(np.uint64).ravel()


def pair_signatures(keys: Sequence[bytes]) -> NDArray[np.uint64]:
    """`pair_signature` of all the keys at once."""
    if not keys:
        return np.empty(0, dtype=np.uint64)
    codes = _CODES[np.frombuffer(b" " + b" ".join(keys) + b" ", dtype=np.uint8)].astype(np.int64)
    bits = np.left_shift(np.uint64(1), ((codes[:-1] * 37 + codes[1:] * 11) & 63).astype(np.uint64))
    lengths = np.array([len(key) + 1 for key in keys], dtype=np.int64)
    result: NDArray[np.uint64] = np.bitwise_or.reduceat(bits, np.cumsum(lengths) - lengths)
    return result
