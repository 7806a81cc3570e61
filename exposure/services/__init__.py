"""What a person does with reports and cases, one function each. Every surface goes through these."""
