"""What customers hold and we service."""
