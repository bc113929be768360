"""Content as the Bot API shows it, for what people send and bots upload alike."""

from adapters.sandbox.telegram.files import SMALL, Stored
from adapters.sandbox.telegram.table import Json

# made-up measures: the sandbox does not look into pictures, sound or film (GAPS.md)
THUMBNAIL, PICTURE, FILM, STICKER = (90, 60), (1280, 853), (640, 360), (512, 512)
SECONDS = 3


def of(stored: Stored) -> Json:
    """The content field of a message that carries this file."""
    if stored.kind == "photo":
        small = {"file_id": stored.id + SMALL, "file_unique_id": stored.unique_id + SMALL, "file_size": 1024}
        return {"photo": [{**small, **_measures(THUMBNAIL)}, {**stored.json(), **_measures(PICTURE)}]}
    named = {"file_name": stored.name, "mime_type": stored.mime}
    special: Json = {
        "document": named,
        "voice": {"mime_type": stored.mime, "duration": SECONDS},
        "audio": {**named, "duration": SECONDS},
        "video": {**named, **_measures(FILM), "duration": SECONDS},
        "sticker": {**_measures(STICKER), "type": "regular", "is_animated": False, "is_video": False},
    }
    return {stored.kind: {**stored.json(), **special[stored.kind]}}


def _measures(size: tuple[int, int]) -> Json:
    return {"width": size[0], "height": size[1]}


def files_in(body: Json) -> list[str]:
    """The file_ids of the files in a message, each once, the largest picture only."""
    found = [body["photo"][-1]["file_id"]] if "photo" in body else []
    kinds = ("document", "voice", "audio", "video", "sticker")
    return found + [body[kind]["file_id"] for kind in kinds if kind in body]
