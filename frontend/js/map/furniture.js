import { Marker } from "maplibre-gl";

/** Zoom buttons and "whole map", with names in the page's language. */
export class Buttons {
  constructor({ zoomin = "+", zoomout = "−", whole = "" }) {
    this.names = { zoomin, zoomout, whole };
  }

  onAdd(view) {
    this.box = document.createElement("div");
    this.box.className = "map__buttons";
    this.add("+", this.names.zoomin, () => view.zoomIn());
    this.add("−", this.names.zoomout, () => view.zoomOut());
    if (this.names.whole) this.add("⌂", this.names.whole, () => view.fitBounds([[22.1, 44.3], [40.3, 52.4]], { padding: 16 }));
    return this.box;
  }

  add(sign, name, act) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = sign;
    button.setAttribute("aria-label", name);
    button.title = name;
    button.addEventListener("click", act);
    this.box.append(button);
  }

  onRemove() {
    this.box.remove();
  }
}

const CITIES = ["UA-30", "UA-40"]; // Kyiv and Sevastopol: too small for a name at this size

const language = document.documentElement.lang.slice(0, 2);

/** Names of the oblasts as plain text over the map: no font server is needed. Hidden while they would crowd. */
export function oblastLabels(view, units) {
  const labels = units.filter(({ iso }) => !CITIES.includes(iso)).map((unit) => {
    const element = document.createElement("span");
    element.className = "map__label";
    element.setAttribute("aria-hidden", "true");
    element.textContent = (language === "uk" ? unit.name_uk : unit.name_en).replace(/ (область|Oblast)$/, "");
    return new Marker({ element }).setLngLat(unit.at);
  });
  let shown = false;
  const update = () => {
    const wanted = view.getZoom() >= 5.2;
    if (wanted === shown) return;
    shown = wanted;
    for (const label of labels) if (wanted) label.addTo(view); else label.remove();
  };
  view.on("zoomend", update);
  update();
}
