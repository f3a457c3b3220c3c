"""What is printed besides text: rules, boxes, tints, panels, pictures."""
