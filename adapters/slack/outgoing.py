"""Sends and edits. One message of the desk's may be several of Slack's, and files beside them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from adapters.slack.blocks import bodies
from adapters.slack.calls import Api
from adapters.slack.payloads import direct
from adapters.slack.transfer import share, upload
from core.chat.channel import PartlySent, Post
from core.errors import DeliveryFailed

_NO_SUCH_THREAD = ("thread_not_found", "cannot_reply_to_message")


class Outgoing:
    """`folder`: where StoredFile.path begins."""

    def __init__(self, api: Api, channel: str, folder: Path) -> None:
        self._api, self._channel, self._folder = api, channel, folder
        self._direct: dict[str, str] = {}

    async def send(self, post: Post) -> tuple[str, ...]:
        """The `ts` of each message, in order; files have none. An edit is one message, its files as they were.

        Bytes go up before anything is seen, so that a file Slack does not take is known before the words are out.
        """
        chat = await self._chat(post.place.chat)
        drawn = bodies(post.message, post.say, self._channel, bare=post.bare, single=post.edits is not None)
        files = (
            [] if post.edits else [await upload(self._api, self._folder, file, post.say) for file in post.message.files]
        )
        sent = list(post.sent)
        try:
            for body in drawn[len(sent) :]:
                sent.append(await self._one(post, chat, body, edits=None if sent else post.edits))
            if files:
                await share(self._api, files, chat, _thread(post, chat))
        except DeliveryFailed as failed:
            raise PartlySent(failed, tuple(sent)) if sent else failed from None
        return tuple(sent)

    async def _one(self, post: Post, chat: str, body: dict[str, Any], edits: str | None) -> str:
        if edits is not None:
            # nobody's names become mentions: here `parse` is not none unless we say so (chat.update, formatting)
            answer = await self._api.call("chat.update", channel=chat, ts=edits, parse="none", **{"blocks": [], **body})
            return str(answer["ts"])
        calm = {"unfurl_links": False, "unfurl_media": False, "mrkdwn": False if post.bare else None}
        thread = _thread(post, chat)
        try:
            answer = await self._api.call("chat.postMessage", channel=chat, thread_ts=thread, **calm, **body)
        except DeliveryFailed as failed:
            if post.place.thread or failed.detail not in _NO_SUCH_THREAD:
                raise
            answer = await self._api.call("chat.postMessage", channel=chat, **calm, **body)
        return str(answer["ts"])

    async def _chat(self, chat: str) -> str:
        """A person's id stands for the conversation with them; only its own id can be edited in."""
        if not chat.startswith(("U", "W")):
            return chat
        if chat not in self._direct:
            answer = await self._api.call("conversations.open", users=chat)
            self._direct[chat] = str(answer["channel"]["id"])
        return self._direct[chat]


def _thread(post: Post, chat: str) -> str | None:
    return post.place.thread or (None if direct(chat) else post.reply_to)
