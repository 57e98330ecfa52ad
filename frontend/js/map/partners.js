// The partners of the place one has opened: lines to them on the map, their names in its card.
import { linesLayer } from "./ground.js";

export class Partners {
  constructor(view, { partners, partnerswords, nopartners }, { palette, calm }) {
    Object.assign(this, { view, address: partners, words: partnerswords, none: nopartners, palette, calm, asked: null });
  }

  /** Fills the card of the opened place; what was asked for before is forgotten. */
  async show(place, card) {
    this.asked = place.id;
    const told = document.createElement("div");
    told.setAttribute("role", "status");
    card.append(told);
    const answer = await fetch(this.address.replace("/0/", `/${place.id}/`), { headers: { Accept: "application/json" } });
    if (!answer.ok || this.asked !== place.id) return;
    const lines = await answer.json();
    linesLayer(this.view, lines, this.palette());
    told.append(...this.described(lines.features));
    this.follow(lines.features);
  }

  described(features) {
    const line = document.createElement("p");
    line.textContent = features.length ? this.words : this.none;
    const list = document.createElement("ul");
    for (const { properties } of features) {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = properties.url;
      link.textContent = properties.name;
      item.append(link);
      list.append(item);
    }
    return features.length ? [line, list] : [line];
  }

  /** Moves the map only where a line would leave it. */
  follow(features) {
    const ends = features.flatMap(({ geometry }) => geometry.coordinates);
    const bounds = this.view.getBounds();
    if (!ends.length || ends.every((end) => bounds.contains(end))) return;
    const [xs, ys] = [0, 1].map((axis) => ends.map((end) => end[axis]));
    const corners = [[Math.min(...xs), Math.min(...ys)], [Math.max(...xs), Math.max(...ys)]];
    this.view.fitBounds(corners, { padding: 60, maxZoom: this.view.getZoom(), animate: !this.calm });
  }
}
