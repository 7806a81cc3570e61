"""Every picture of the demo city and of the site's own mark, drawn by us as code.

Modules hold reusable parts (people, trees, buildings, vehicles, things); scenes compose them into SVG; ``build`` renders
each once into the small files kept in the repository. Nothing here imports Django: a designer can run it alone.
"""
