"""Words of thanks and assent, as people write them in chats: they end a matter, and begin none.

Kept as data, phrases between bars or lines. ENOUGH is thanks by itself; BESIDES may stand with it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

LONGEST = 12  # words: a longer text tells something besides

ENOUGH = {
    "en": """
        thanks|thank you|thank u|many thanks|thx|thnx|tnx|ty|tks|cheers|much appreciated|appreciated|i appreciate it
        ok|okay|okey|okie|k|kk|alright|all right|fine|great|good|very good|perfect|super|cool|nice|excellent|wonderful
        brilliant|awesome|amazing|lovely|got it|understood|i see|noted|all good|well done|good job|great job
        it works|works|works now|it works now|working now|its working|solved|its solved|fixed|its fixed|done
        have a nice day|have a good day|bye|goodbye|best regards|kind regards|regards
    """,
    "el": """
        ευχαριστώ|ευχαριστούμε|σας ευχαριστώ|σε ευχαριστώ|σας ευχαριστούμε|ευχαριστίες|σ ευχαριστώ|eyxaristo
        efharisto|efxaristo|οκ|οκέι|οκευ|εντάξει|έγινε|τέλεια|τέλειο|σούπερ|μια χαρά|πολύ καλά|καλά|ωραία|μπράβο
        να είστε καλά|να σαι καλά|να στε καλά|κατάλαβα|δουλεύει|λειτουργεί|λύθηκε|διορθώθηκε|όλα καλά|όλα εντάξει
        καλή συνέχεια|καλή σας μέρα|καλή σας ημέρα|καλό βράδυ|αντίο|γεια σας και ευχαριστώ|εξαιρετικά|υπέροχα
    """,
    "pl": """
        dziękuję|dziękujemy|dzięki|dzięks|dziena|podziękowania|ok|okej|okey|oki|super|świetnie|doskonale|rewelacja
        ekstra|w porządku|wszystko gra|wszystko w porządku|wszystko ok|działa|już działa|rozumiem|jasne|dobrze|dobra
        pozdrawiam|pozdrawiamy|spoko|git|wspaniale|idealnie|bardzo dobrze|miłego dnia|do widzenia|rozwiązane|naprawione
        jestem wdzięczny|jestem wdzięczna|gotowe
    """,
    "fa": """
        مرسی|مرسی ازتون|ممنون|ممنونم|ممنونیم|متشکرم|متشکریم|متشکر|سپاس|سپاسگزارم|سپاسگزاریم|سپاسگزار|تشکر|با تشکر
        با سپاس|دمت گرم|دمتون گرم|دستت درد نکنه|دستتون درد نکنه|دستتان درد نکند|دست شما درد نکنه|دست شما درد نکند
        خسته نباشید
        لطف کردید|لطف دارید|زنده باشید|باشه|باشد|اوکی|اوکیه|اوکی شد|عالی|عالیه|عالی بود|خوبه|خوب|چشم|حله|حل شد|درست شد
        درسته|فهمیدم|متوجه شدم|کار می کنه|کار میکنه|کار می کند|روز خوش|خداحافظ|خدا نگهدار|قربان شما
        تشکر می کنم|تشکر میکنم
    """,
}
BESIDES = {
    "en": """
        very much|so much|a lot|a million|again|and|for your help|for the help|for your support|for everything|for that
        for the quick reply|for the quick answer|for the quick response|for your time|to you|you|all|to all|everyone
        guys|team|really|indeed|then|now|oh|ah|yes|it is|thats|sir|madam|dear|in advance|very
    """,
    "el": """
        πολύ|πάρα πολύ|πάρα|για τη βοήθεια|για την βοήθεια|για τη βοήθειά σας|για όλα|για την άμεση απάντηση
        και πάλι|πάλι|ξανά|και|τώρα|σας|εσάς|χίλια|θερμά|όλους|κι εγώ|εκ των προτέρων|ναι|είναι|ήταν
        για την εξυπηρέτηση|παιδιά
    """,
    "pl": """
        bardzo|serdecznie|ślicznie|pięknie|wielkie|stokrotne|jeszcze raz|za pomoc|za szybką pomoc|za wszystko
        za odpowiedź|za szybką odpowiedź|za wsparcie|i|to|teraz|z góry|państwu|panu|pani|wam|wszystkim|tak|już|jest|no|o
    """,
    "fa": """
        خیلی|بسیار|واقعا|از شما|از لطف شما|از لطفتون|از کمک شما|از کمکتون|از راهنمایی شما|از پاسخ شما
        بابت کمک|بابت کمکتون|بابت راهنمایی|بابت همه چیز|و|شما|ازتون|هم|الان|دیگه|بله|آره|پیشاپیش|یک دنیا
        هزار بار|فراوان|دوستان
    """,
}


def is_thanks(text: str) -> bool:
    """Whether the whole text is thanks or assent in one of our languages, or signs alone ("👍")."""
    said = _words(text)
    if not said:
        return any(unicodedata.category(c).startswith("S") for c in text)
    if len(said) > LONGEST or not _familiar().issuperset(said):
        return False
    return _covers(said) and any(phrase in _enough() for phrase in _spans(said))


def _covers(said: tuple[str, ...]) -> bool:
    """Whether the words can be cut into known phrases without a rest."""
    reached = {0}
    for end in range(1, len(said) + 1):
        if any(start in reached and said[start:end] in _known() for start in range(end)):
            reached.add(end)
    return len(said) in reached


def _spans(said: tuple[str, ...]) -> set[tuple[str, ...]]:
    return {said[start:end] for start in range(len(said)) for end in range(start + 1, len(said) + 1)}


@cache
def _enough() -> frozenset[tuple[str, ...]]:
    return frozenset(_phrases(ENOUGH))


@cache
def _known() -> frozenset[tuple[str, ...]]:
    return _enough() | frozenset(_phrases(BESIDES))


@cache
def _familiar() -> frozenset[str]:
    """Every word that any of them has: nearly all that people write has others, too."""
    return frozenset(word for phrase in _known() for word in phrase)


def _phrases(data: dict[str, str]) -> set[tuple[str, ...]]:
    lines = "\n".join(data.values()).replace("|", "\n").splitlines()
    return {words for line in lines if (words := _words(line))}


_SAME = str.maketrans({"ł": "l", "ي": "ی", "ك": "ک", "\u200c": " ", "'": "", "’": "", "ة": "ه"})


def _words(text: str) -> tuple[str, ...]:
    """Without case, accents and signs."""
    bent = unicodedata.normalize("NFKD", text.casefold().translate(_SAME))
    plain = bent if bent.isascii() else "".join(c for c in bent if not unicodedata.combining(c))
    return tuple(re.findall(r"[^\W_]+", plain))
