"""The pages of a programme lead: each verb has one."""
