"""The network of people and suppliers: layout, picture and page."""
