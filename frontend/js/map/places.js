import { Marker, Popup } from "maplibre-gl";

const MOST = 250; // elements on the page at once; beyond that the map shows plain dots until one zooms in

const FEW = 60; // so many points need no telling apart

const isQuiet = ({ properties }) => properties.kind === "municipality" || properties.kind === "occupied";

/** Those that seek or have partners stand out; of the many others each is a faint dot until one comes nearer. */
export function showPlaces(view, points, options) {
  const [quiet, telling] = [[], []];
  for (const each of points.features) (isQuiet(each) ? quiet : telling).push(each);
  const many = quiet.length > FEW;
  if (many) new Places(view, quiet, { ...options, source: "quiet", from: 8, paint: faint(options.palette()) });
  new Places(view, many ? telling : points.features, { ...options, source: "places", radius: many ? 26 : 46 });
}

/** Dots of the canvas; those of occupied places are fainter still, however many there are. */
const faint = ({ quiet }) => ({
  "circle-color": quiet,
  "circle-radius": ["interpolate", ["linear"], ["zoom"], 4, 1.4, 6, 2.4, 8, 4],
  "circle-opacity": ["case", ["==", ["get", "kind"], "occupied"], 0.35, 0.8],
});

/** Points as page elements: groups and places are buttons, so they are reached by Tab and read out. */
class Places {
  constructor(view, features, { calm, group, opened, source, radius = 0, from = 0, paint }) {
    Object.assign(this, { view, calm, opened, source, from, groupName: group || "{count}", shown: new Map(), popup: null });
    const data = { type: "FeatureCollection", features };
    view.addSource(source, { type: "geojson", data, cluster: radius > 0 && features.length > 1, clusterRadius: radius, clusterMaxZoom: 8 });
    // Without paint an invisible layer makes the map load the source's tiles, which is what querySourceFeatures reads.
    view.addLayer({ id: source, type: "circle", source, paint: paint ?? { "circle-radius": 4, "circle-opacity": 0 } });
    if (paint) this.canBePressed();
    view.on("moveend", () => this.update());
    view.on("sourcedata", (event) => { if (event.sourceId === source && event.isSourceLoaded) this.update(); });
    this.update();
  }

  canBePressed() {
    this.view.on("click", this.source, ({ features: [place] }) => {
      if (place) this.open(place.properties, place.geometry.coordinates, this.view.getCanvas());
    });
    this.view.on("mouseenter", this.source, () => { this.view.getCanvas().style.cursor = "pointer"; });
    this.view.on("mouseleave", this.source, () => { this.view.getCanvas().style.cursor = ""; });
  }

  update() {
    const wanted = new Map();
    const bounds = this.view.getBounds();
    const near = this.view.getZoom() >= this.from;
    for (const found of near ? this.view.querySourceFeatures(this.source) : []) {
      if (!bounds.contains(found.geometry.coordinates) || wanted.size >= MOST) continue;
      wanted.set(keyOf(found), found);
    }
    for (const [key, marker] of this.shown) {
      if (wanted.has(key)) continue;
      marker.remove();
      this.shown.delete(key);
    }
    for (const [key, found] of wanted) if (!this.shown.has(key)) this.shown.set(key, this.marker(found));
  }

  marker(found) {
    const element = found.properties.cluster ? this.group(found) : this.place(found);
    return new Marker({ element }).setLngLat(found.geometry.coordinates).addTo(this.view);
  }

  group({ properties, geometry }) {
    const button = buttonOf("map__group");
    const count = properties.point_count;
    button.textContent = count.toLocaleString(document.documentElement.lang);
    button.setAttribute("aria-label", this.groupName.replace("{count}", button.textContent));
    button.dataset.size = count > 200 ? "l" : count > 20 ? "m" : "s";
    button.addEventListener("click", async () => {
      const zoom = await this.view.getSource(this.source).getClusterExpansionZoom(properties.cluster_id);
      this.view.easeTo({ center: geometry.coordinates, zoom: zoom + 0.3, animate: !this.calm });
      this.view.getCanvas().focus();
    });
    return button;
  }

  place({ properties, geometry }) {
    const button = buttonOf("map__place");
    button.dataset.kind = properties.kind || "municipality";
    button.setAttribute("aria-label", properties.name);
    button.title = properties.name;
    button.addEventListener("click", (event) => {
      event.stopPropagation();
      this.open(properties, geometry.coordinates, button);
    });
    return button;
  }

  open(properties, at, button) {
    this.popup?.remove();
    const card = cardOf(properties);
    this.popup = new Popup({ focusAfterOpen: true, offset: 14, maxWidth: "18rem" })
      .setLngLat(at).setDOMContent(card).addTo(this.view);
    this.opened?.(properties, card);
    this.popup.on("close", () => { if (document.activeElement === document.body) button.focus(); });
    this.popup.getElement().addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      this.popup.remove();
      button.focus();
    });
  }
}

const keyOf = ({ properties, geometry }) => (properties.cluster
  ? `group ${properties.cluster_id} ${properties.point_count}` : `${properties.id ?? properties.url ?? geometry.coordinates}`);

function buttonOf(className) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = className;
  return button;
}

function cardOf({ name, detail, url }) {
  const card = document.createElement("div");
  const title = document.createElement(url ? "a" : "strong");
  title.textContent = name;
  if (url) title.href = url;
  card.append(title);
  if (detail) {
    const line = document.createElement("p");
    line.textContent = detail;
    card.append(line);
  }
  return card;
}
