"""The screen of Guanxi Journal, built with QtWidgets."""
