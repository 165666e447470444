"""What is heard and recorded: voices of the system, recordings, the microphone; loaded when first used."""
