"""The rules of a relationship: cadence, drift, silence, single contact, answers, patience, promises, health."""
