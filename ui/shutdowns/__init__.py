"""The parts of the shutdowns dialog: the overview of suppliers, the days of a season, other closings."""
