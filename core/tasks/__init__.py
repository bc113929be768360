"""What somebody of a team must do outside the chat: a call, a follow-up."""
