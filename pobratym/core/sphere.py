"""Distances on the Earth taken as a sphere, between two points and from one point to very many."""

from math import asin, cos, radians, sin, sqrt

import numpy as np
from numpy.typing import NDArray

EARTH_KM = 6371.0  # mean radius
Point = tuple[float, float]  # latitude and longitude in degrees


def kilometres_between(one: Point, other: Point) -> float:
    """Great-circle distance of two points, by the haversine formula."""
    north, other_north = radians(one[0]), radians(other[0])
    half_east = radians(other[1] - one[1]) / 2
    chord = sin((other_north - north) / 2) ** 2 + cos(north) * cos(other_north) * sin(half_east) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(chord)))


def on_unit_sphere(latitudes: NDArray[np.float64], longitudes: NDArray[np.float64]) -> NDArray[np.float32]:
    """Degrees to points (3, n) on the unit sphere; NaN stays NaN."""
    north, east = np.radians(latitudes), np.radians(longitudes)
    level = np.cos(north)
    return np.stack((level * np.cos(east), level * np.sin(east), np.sin(north))).astype(np.float32)


def kilometres_to_all(points: NDArray[np.float32], here: NDArray[np.float32]) -> NDArray[np.float32]:
    """Great-circle distances of points (3, n) on the unit sphere from the point `here` (3, 1); NaN where unknown.

    By chords: near zero a cosine in single precision would be wrong by kilometres.
    """
    differences = points - here
    halves = np.sqrt(np.einsum("ij,ij->j", differences, differences)) / 2
    distances: NDArray[np.float32] = 2 * EARTH_KM * np.arcsin(np.minimum(halves, 1))
    return distances
