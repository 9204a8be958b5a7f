"""Mutation tests: one defect put into a clean table must be found at its cell, and nothing else."""
