"""Pages and their attachments: see the room's engineer."""
