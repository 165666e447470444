"""Parts of the inspections page, the inspection in the factory, and the rework case."""
