"""The press: newspaper pages with exact ground truth, and a scanner that damages them."""
