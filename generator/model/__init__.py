"""The words of the domain: dates, evidence, claims, facts, profiles."""
