"""Parts of the page of orders and inquiries."""
