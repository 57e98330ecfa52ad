/** The partnerships of these points as GeoJSON lines: rows of four degrees. */
export const linksOf = ({ links = [] }) => ({
  type: "FeatureCollection",
  features: links.map(([x1, y1, x2, y2]) => ({
    type: "Feature", properties: {}, geometry: { type: "LineString", coordinates: [[x1, y1], [x2, y2]] },
  })),
});

/** GeoJSON of points. Large sets come as compact rows: {base, details, rows: [number, longitude, latitude, name, index of detail, kind]}. */
export function pointsOf(data) {
  if (!data.rows) return data;
  const features = data.rows.map(([id, longitude, latitude, name, detail, kind]) => ({
    type: "Feature",
    geometry: { type: "Point", coordinates: [longitude, latitude] },
    properties: { id, name, detail: data.details[detail], kind, url: `${data.base}${id}/` },
  }));
  return { type: "FeatureCollection", features };
}
