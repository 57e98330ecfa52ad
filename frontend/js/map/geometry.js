import { feature, merge, mesh } from "topojson-client";

const centre = (coordinates) => {
  // The middle of the largest ring's box is good enough for a label.
  const rings = coordinates.map((polygon) => (typeof polygon[0][0] === "number" ? polygon : polygon[0]));
  const ring = rings.reduce((one, other) => (other.length > one.length ? other : one));
  const [xs, ys] = [0, 1].map((axis) => ring.map((point) => point[axis]));
  return [(Math.min(...xs) + Math.max(...xs)) / 2, (Math.min(...ys) + Math.max(...ys)) / 2];
};

// Ukraine's own border is drawn from its oblasts, which are finer.
const UKRAINE = "804";
const bordersAbroad = (a, b) => a !== b && a.id !== UKRAINE && b.id !== UKRAINE;

/** GeoJSON for the map from the two topologies that the build writes. */
export function geometryOf(world, oblasts) {
  const { oblasts: units } = oblasts.objects;
  return {
    land: feature(world, world.objects.countries),
    borders: { type: "Feature", properties: {}, geometry: mesh(world, world.objects.countries, bordersAbroad) },
    ukraine: { type: "Feature", properties: {}, geometry: merge(oblasts, units.geometries) },
    inner: { type: "Feature", properties: {}, geometry: mesh(oblasts, units, (a, b) => a !== b) },
    units: feature(oblasts, units).features.map(({ properties, geometry }) => ({
      ...properties, at: centre(geometry.type === "Polygon" ? [geometry.coordinates[0]] : geometry.coordinates),
    })),
  };
}
