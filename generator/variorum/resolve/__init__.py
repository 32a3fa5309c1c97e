"""Files to corpus: shapes checked, quotations anchored, references and rules held."""
