"""What is said of a file that ends before its picture does."""


class DamagedPictureError(ValueError):
    pass


def taken(data: bytes, start: int, length: int) -> bytes:
    """`length` bytes from `start`; raises DamagedPictureError where the file has fewer."""
    part = data[start : start + length]
    if len(part) < length:
        raise DamagedPictureError(f"the file ends at byte {len(data)}, inside a block that begins at {start}")
    return part
