"""The pages of the room, one dataclass each; its fields are its template's keys."""
