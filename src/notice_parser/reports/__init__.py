"""What `check` reports: findings of one or more notices → lines, JSON, SARIF, or a report that an office files."""
