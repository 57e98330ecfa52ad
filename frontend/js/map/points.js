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
