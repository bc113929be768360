"""Everything one Slack team of the sandbox is made of, put together in one place."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from adapters.sandbox.journal import Journal
from adapters.sandbox.slack.delivery import Delivery
from adapters.sandbox.slack.events import Events
from adapters.sandbox.slack.messages import Messages
from adapters.sandbox.slack.response_urls import ResponseUrls
from adapters.sandbox.slack.signed import HttpWay
from adapters.sandbox.slack.socket import SocketWay
from adapters.sandbox.slack.tables import Json
from adapters.sandbox.slack.triggers import Triggers
from adapters.sandbox.slack.views import Views
from adapters.sandbox.slack.workspace import Workspace


@dataclass(frozen=True)
class Slack:
    space: Workspace
    journal: Journal
    delivery: Delivery
    events: Events
    messages: Messages
    triggers: Triggers
    views: Views
    sockets: SocketWay
    response_urls: ResponseUrls

    def deliver_by(self, way: str | Json) -> None:
        """Socket Mode for "socket", else a request URL: {"http": "http://127.0.0.1:8080/slack"}."""
        secret = str(self.space.app["signing_secret"])
        self.delivery.way = self.sockets if isinstance(way, str) else HttpWay(str(way["http"]), secret)


def assembled(world: Mapping[str, object], journal: Journal, speed: float) -> Slack:
    space = Workspace(cast(Json, world))
    delivery = Delivery(journal, speed)
    events = Events(space, delivery, journal)
    messages = Messages(space, events, journal)
    slack = Slack(
        space=space,
        journal=journal,
        delivery=delivery,
        events=events,
        messages=messages,
        triggers=Triggers(),
        views=Views(space, messages, journal),
        sockets=SocketWay(str(space.app["id"]), journal),
        response_urls=ResponseUrls(space, messages, journal),
    )
    slack.deliver_by(cast("str | Json", world.get("delivery", "socket")))
    return slack
