"""Staff: in Slack channels, and in private chats with the staff bot on Telegram. The same persona serves both."""
