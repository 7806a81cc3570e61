"""The demo city's public-service ads: drawn posters and what is said about them."""
