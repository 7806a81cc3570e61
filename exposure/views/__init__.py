"""What residents, the public, units and the office see, one module a surface."""
