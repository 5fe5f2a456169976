"""redept reads the papers of diplomacy and follows what they say."""
