"""What participants, supervisors and the team type. Forms check; they never save."""
