"""The pages about hours: the team's, and the participant's own."""
