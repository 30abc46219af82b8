"""Pages of the conversation and the plan: the participant's own, and the team's."""
