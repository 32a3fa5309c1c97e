"""Maps: land, projections, and what is drawn on them with the precision that it has."""
