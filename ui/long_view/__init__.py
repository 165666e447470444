"""The long view on a supplier's page."""
