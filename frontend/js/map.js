// Maps: <div class="map" data-map data-points="..." data-world="..." data-oblasts="..." data-worker="...">.
// Attributes are described in templates/components/map.html. Everything comes from our own address.
import { LngLatBounds, Map as View, setWorkerUrl } from "maplibre-gl";
import { geometryOf } from "./map/geometry.js";
import { ground, linesLayer, paletteOf, repaint } from "./map/ground.js";
import { linksOf, pointsOf } from "./map/points.js";
import { Partners } from "./map/partners.js";
import { showPlaces } from "./map/places.js";
import { Buttons, oblastLabels } from "./map/furniture.js";

const UKRAINE = [[22.1, 44.3], [40.3, 52.4]];
const dark = window.matchMedia("(prefers-color-scheme: dark)");
const calm = window.matchMedia("(prefers-reduced-motion: reduce)");

async function json(url) {
  const answer = await fetch(url, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer.json();
}

/** MapLibre's own words, in the language of the page. */
function words({ label, close, wheel, fingers }) {
  return {
    "Map.Title": label || document.title, "Popup.Close": close, "CooperativeGesturesHandler.WindowsHelpText": wheel,
    "CooperativeGesturesHandler.MacHelpText": wheel?.replace("Ctrl", "⌘"), "CooperativeGesturesHandler.MobileHelpText": fingers,
  };
}

function begin(container, options) {
  setWorkerUrl(container.dataset.worker);
  const stage = document.createElement("div");
  container.append(stage);
  return new View({
    container: stage, style: ground(options, paletteOf(container)), bounds: UKRAINE, fitBoundsOptions: { padding: 16 },
    maxZoom: 11, minZoom: 0, attributionControl: false, dragRotate: false, pitchWithRotate: false, touchPitch: false,
    renderWorldCopies: false, fadeDuration: calm.matches ? 0 : 200, cooperativeGestures: true, locale: words(container.dataset),
  });
}

/** The first view: all points, unless the page wants Ukraine. */
function frame(view, points, lines, container) {
  const bounds = new LngLatBounds();
  for (const { geometry } of points.features) bounds.extend(geometry.coordinates);
  for (const { geometry } of lines?.features ?? []) geometry.coordinates.forEach((end) => bounds.extend(end));
  if (bounds.isEmpty()) return;
  if (container.dataset.fit === "ukraine") return;
  view.fitBounds(bounds, { padding: { top: 48, bottom: 32, left: 40, right: 76 }, maxZoom: 8, animate: false }); // right: the buttons
}

async function draw(container) {
  const { points: pointsUrl, lines: linesUrl, world, oblasts } = container.dataset;
  const [land, units, found, lines] = await Promise.all([
    json(world), json(oblasts), pointsUrl ? json(pointsUrl) : { rows: [] }, linesUrl ? json(linesUrl) : null,
  ]);
  const points = pointsOf(found);
  const geometry = geometryOf(land, units);
  const view = begin(container, geometry);
  view.touchZoomRotate.disableRotation();
  view.keyboard.disableRotation();
  view.addControl(new Buttons(container.dataset), "top-right");
  await view.once("load");
  const links = linksOf(found);
  if (links.features.length) linesLayer(view, links, paletteOf(container), { id: "links", width: 1, opacity: 0.45 });
  if (lines) linesLayer(view, lines, paletteOf(container));
  const palette = () => paletteOf(container);
  const partners = container.dataset.partners ? new Partners(view, container.dataset, { palette, calm: calm.matches }) : null;
  showPlaces(view, points, {
    palette, calm: calm.matches, group: container.dataset.group,
    opened: (place, card) => partners?.show(place, card).catch((error) => console.error(error)),
  });
  frame(view, points, lines, container);
  oblastLabels(view, geometry.units);
  dark.addEventListener("change", () => repaint(view, paletteOf(container)));
  container.dataset.state = "ready";
}

async function start(container) {
  const state = container.querySelector(".map__state");
  const say = (text) => { if (state) state.textContent = text ?? ""; };
  container.dataset.state = "loading";
  say(container.dataset.loading);
  try {
    await draw(container);
  } catch (error) {
    console.error(error);
    container.dataset.state = "failed";
    container.querySelector(".maplibregl-map")?.remove();
    say(container.dataset.failed);
  }
}

const startAll = () => document.querySelectorAll("[data-map]:not([data-state])").forEach(start);
startAll();
document.addEventListener("parts:exchanged", startAll); // live.js: a new list has come with its map
