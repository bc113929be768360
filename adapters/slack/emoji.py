"""Slack names emoji; every other platform writes the characters."""

from __future__ import annotations

_COMMON = {
    "+1": "👍",
    "-1": "👎",
    "thumbsup": "👍",
    "thumbsdown": "👎",
    "ok_hand": "👌",
    "wave": "👋",
    "pray": "🙏",
    "clap": "👏",
    "raised_hands": "🙌",
    "muscle": "💪",
    "point_right": "👉",
    "point_up": "☝️",
    "point_down": "👇",
    "eyes": "👀",
    "heart": "❤️",
    "tada": "🎉",
    "fire": "🔥",
    "star": "⭐",
    "rocket": "🚀",
    "bulb": "💡",
    "wrench": "🔧",
    "hammer_and_wrench": "🛠️",
    "gear": "⚙️",
    "computer": "💻",
    "telephone_receiver": "📞",
    "email": "✉️",
    "calendar": "📅",
    "hourglass": "⌛",
    "white_check_mark": "✅",
    "heavy_check_mark": "✔️",
    "x": "❌",
    "warning": "⚠️",
    "exclamation": "❗",
    "question": "❓",
    "information_source": "ℹ️",
    "slightly_smiling_face": "🙂",
    "simple_smile": "🙂",
    "smile": "😄",
    "smiley": "😃",
    "grinning": "😀",
    "grin": "😁",
    "joy": "😂",
    "laughing": "😆",
    "sweat_smile": "😅",
    "blush": "😊",
    "wink": "😉",
    "sunglasses": "😎",
    "thinking_face": "🤔",
    "slightly_frowning_face": "🙁",
    "disappointed": "😞",
    "cry": "😢",
    "sob": "😭",
    "rage": "😡",
    "sweat": "😓",
    "100": "💯",
}


def character(name: str, code: str = "") -> str:
    """The emoji itself. `code`: its code points as Slack gives them ("1f44d-1f3fb"). Unknown ones stay `:name:`."""
    try:
        drawn = "".join(chr(int(point, 16)) for point in code.split("-") if point)
    except (ValueError, OverflowError):
        drawn = ""
    return drawn or _COMMON.get(name.split("::", maxsplit=1)[0]) or f":{name}:"
