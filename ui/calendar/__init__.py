"""The calendar on the screen: its views over one reading, the pane of a day, layers, and going to a date."""
