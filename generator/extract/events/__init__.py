"""What happened, or is to happen: triggers, clauses, who, when, and one event for one happening."""
