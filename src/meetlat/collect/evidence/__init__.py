"""Why an account is official: what the organisation's website links to, and what the account links back to."""
