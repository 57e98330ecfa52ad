import { Marker, Popup } from "maplibre-gl";

const SOURCE = "places";
const MOST = 250; // elements on the page at once; beyond that the map shows plain dots until one zooms in

/** Points as page elements: groups and places are buttons, so they are reached by Tab and read out. */
export class Places {
  constructor(view, points, { calm, group, opened }) {
    Object.assign(this, { view, calm, opened, groupName: group || "{count}", shown: new Map(), popup: null });
    view.addSource(SOURCE, { type: "geojson", data: points, cluster: points.features.length > 1, clusterRadius: 46, clusterMaxZoom: 8 });
    // An invisible layer makes the map load the source's tiles, which is what querySourceFeatures reads.
    view.addLayer({ id: SOURCE, type: "circle", source: SOURCE, paint: { "circle-radius": 4, "circle-opacity": 0 } });
    view.on("moveend", () => this.update());
    view.on("sourcedata", (event) => { if (event.sourceId === SOURCE && event.isSourceLoaded) this.update(); });
    this.update();
  }

  update() {
    const wanted = new Map();
    const bounds = this.view.getBounds();
    for (const found of this.view.querySourceFeatures(SOURCE)) {
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
      const zoom = await this.view.getSource(SOURCE).getClusterExpansionZoom(properties.cluster_id);
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
