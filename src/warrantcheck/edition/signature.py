"""Signatures of editions, by minisign: small keys and files that many programs make and check without a service.

Sigstore was the other candidate: it needs a service to sign, the network or a root of trust that ages to verify, and
some thirty packages. A minisign key is one line in `keys.py`, and one signature can be checked on a machine that is
never online.
"""

from __future__ import annotations

from collections.abc import Sequence

from warrantcheck.errors import DataError, UsageError

SUFFIX = ".minisig"
MOST_SIGNED = 1 << 12
"""How many bytes a signature may take."""


def verify(content: bytes, signature: bytes, keys: Sequence[str], name: str) -> None:
    """Make sure that the holder of one of these keys signed this content; `name` is that of the file in messages.

    Raises:
        DataError: it is not signed, by none of the keys, or the signature is of something else.
        UsageError: a key is none, or what verifies is not installed.
    """
    try:
        import minisign
    except ImportError as error:
        raise UsageError(
            "Signatures of editions cannot be checked without py-minisign: pip install 'warrantcheck[editions]'."
        ) from error
    trusted = []
    for key in keys:
        try:
            trusted.append(minisign.PublicKey.from_base64(key))
        except ValueError as error:
            raise UsageError(f"{key[:60]!r} is not a minisign public key.") from error
    try:
        signed = minisign.Signature.from_bytes(signature)
    except ValueError as error:
        raise DataError(f"{name}{SUFFIX} is not a minisign signature: {name} was not installed.") from error
    for key in trusted:
        try:
            key.verify(content, signed)
        except ValueError:  # the library's errors are of this kind
            continue
        return
    raise DataError(f"{name} is not signed by a trusted key, or was changed after signing: not installed.")
