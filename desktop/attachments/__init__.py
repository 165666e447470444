"""Files that belong to records: photos, papers, mails."""
