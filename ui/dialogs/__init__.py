"""One dialog per thing that is made."""
