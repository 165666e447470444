"""Planning with the Chinese year: shutdowns, orders counted back from their arrival, own events, reminders."""
