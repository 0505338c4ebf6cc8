"""Statements read by weighed evidence: candidates for each field of a figure, the evidence of each, the best one."""
