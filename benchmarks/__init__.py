"""How fast we are, beside something plain on the same machine in the same minute."""
