"""Measurement: a press that sets pages with exact ground truth, accuracy, speed."""
