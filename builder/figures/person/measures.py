"""Lengths of one average adult, mm.

Source: ANSUR II (2012), means of the means of men and women at stature 1692: trochanter height
873, mid-patella height 469 (thigh 404), lateral malleolus height 68, foot length 259, acromion to
elbow 323, elbow to wrist 255, hand 187, cervicale height 1450; trunk hip to neck drawn 560.
"""

THIGH = 404.0
SHANK = 398.0
TRUNK = 560.0
UPPER_ARM = 318.0
FOREARM = 255.0

BACK_DEPTH = (
    (0.0, 100.0), (0.08, 110.0), (0.18, 102.0), (0.34, 80.0), (0.52, 86.0), (0.70, 102.0),
    (0.85, 100.0), (0.95, 74.0), (1.0, 56.0),
)  # fmt: skip
FRONT_DEPTH = (
    (0.0, 84.0), (0.10, 92.0), (0.25, 96.0), (0.42, 92.0), (0.58, 100.0), (0.72, 112.0),
    (0.86, 96.0), (0.95, 68.0), (1.0, 52.0),
)  # fmt: skip
"""Clothed trunk from its middle line to the back and to the front, by share of the way from hip
to neck; by eye within ANSUR chest depth 245 and buttock depth 240."""
