"""Quality: sampling plans, inspections, defects, corrective actions, rework."""
