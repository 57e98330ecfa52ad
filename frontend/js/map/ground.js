// Sea, land, borders and Ukraine's oblasts, in the colours of the theme.

const COLOURS = ["sea", "land", "border", "ukraine", "outline", "oblast", "line", "quiet"]; // --map-… in parts.css

/** The theme's colours as they are on this page now, light or dark. */
export function paletteOf(container) {
  const style = getComputedStyle(container);
  return Object.fromEntries(COLOURS.map((name) => [name, style.getPropertyValue(`--map-${name}`).trim()]));
}

const PAINT = {
  sea: { "background-color": "sea" },
  land: { "fill-color": "land" },
  borders: { "line-color": "border" },
  ukraine: { "fill-color": "ukraine" },
  inner: { "line-color": "oblast" },
  outline: { "line-color": "outline" },
  links: { "line-color": "line" },
  lines: { "line-color": "line" },
  quiet: { "circle-color": "quiet" },
};

const painted = (layer, palette) => Object.fromEntries(Object.entries(PAINT[layer]).map(([key, name]) => [key, palette[name]]));

export function ground({ land, borders, ukraine, inner }, palette) {
  const source = (data) => ({ type: "geojson", data, tolerance: 0.2 });
  const line = (id, from, width) => ({ id, type: "line", source: from, layout: { "line-join": "round" }, paint: { ...painted(id, palette), "line-width": width } });
  return {
    version: 8,
    sources: { land: source(land), borders: source(borders), ukraine: source(ukraine), inner: source(inner) },
    layers: [
      { id: "sea", type: "background", paint: painted("sea", palette) },
      { id: "land", type: "fill", source: "land", paint: painted("land", palette) },
      line("borders", "borders", 1),
      { id: "ukraine", type: "fill", source: "ukraine", paint: painted("ukraine", palette) },
      line("inner", "inner", 1),
      line("outline", "ukraine", 1.5),
    ],
  };
}

/** Lines from one municipality to its partners, bent like the way round the globe. */
export function linesLayer(view, lines, palette, { id = "lines", width = 2, opacity = 0.85 } = {}) {
  const features = lines.features.map((line) => ({ ...line, geometry: { type: "LineString", coordinates: arc(...line.geometry.coordinates) } }));
  const data = { type: "FeatureCollection", features };
  if (view.getSource(id)) {
    view.getSource(id).setData(data);
    return;
  }
  view.addSource(id, { type: "geojson", data });
  view.addLayer({
    id, type: "line", source: id, layout: { "line-cap": "round" },
    paint: { ...painted(id, palette), "line-width": width, "line-opacity": opacity },
  });
}

function arc([x1, y1], [x2, y2], steps = 40) {
  const bend = Math.hypot(x2 - x1, y2 - y1) * 0.12;
  return Array.from({ length: steps + 1 }, (_, at) => {
    const t = at / steps;
    return [x1 + (x2 - x1) * t, Math.min(84, y1 + (y2 - y1) * t + bend * 4 * t * (1 - t))];
  });
}

export function repaint(view, palette) {
  for (const layer of Object.keys(PAINT)) {
    if (!view.getLayer(layer)) continue;
    for (const [key, colour] of Object.entries(painted(layer, palette))) view.setPaintProperty(layer, key, colour);
  }
}
