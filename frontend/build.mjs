// Builds the front end into static-build/ at the root of the project; Django adds the hashes to the names. Data that the
// server reads and nobody else, names of regions for load_registry, goes into data-build/.
// Run by `tools/front`, or by hand: node frontend/build.mjs
import { createRequire } from "node:module";
import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { oblasts, ukrainePicture, world } from "./geometry.mjs";
import { sprite } from "./icons.mjs";
import { passwords } from "./passwords.mjs";
import { regions } from "./regions.mjs";
import { sections } from "./sections.mjs";
import { colourCss, tokensOf } from "./theme.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "..", "static-build");
const data = join(here, "..", "data-build");
const require = createRequire(import.meta.url);

// Weights in which documents are set (gateways/typesetting.py): whole fonts, as Typst reads no part of one by itself.
const DOCUMENT_WEIGHTS = ["400Regular", "500Medium", "600SemiBold", "700Bold", "800ExtraBold"];
const FONT_SUBSETS = ["latin", "latin-ext", "cyrillic", "cyrillic-ext"];

/** `@import "theme:colours"` in app.css: the colour tokens that theme.mjs works out. */
const themeColours = {
  name: "theme-colours",
  setup(api) {
    api.onResolve({ filter: /^theme:colours$/ }, () => ({ path: "colours.css", namespace: "theme" }));
    api.onLoad({ filter: /.*/, namespace: "theme" }, () => ({ contents: colourCss(), loader: "css" }));
  },
};

const common = {
  bundle: true, minify: true, sourcemap: false, legalComments: "none", logLevel: "warning",
  target: ["es2022", "chrome111", "firefox115", "safari16.4"], outdir: out,
};

function write(name, content) {
  const path = join(out, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

function copy(name, from) {
  const path = join(out, name);
  mkdirSync(dirname(path), { recursive: true });
  copyFileSync(from, path);
}

async function styles() {
  await build({
    ...common, entryPoints: [join(here, "css/app.css"), join(here, "css/map.css")],
    external: ["./fonts/*"], plugins: [themeColours],
  });
}

async function scripts() {
  await build({ ...common, format: "esm", entryPoints: [join(here, "js/app.js"), join(here, "js/map.js")] });
  // The worker is a file of its own origin, so that the policy `worker-src 'self'` is enough (no blob).
  const worker = readFileSync(join(dirname(require.resolve("maplibre-gl/package.json")), "dist/maplibre-gl-worker.mjs"), "utf8");
  write("map-worker.js", worker.replace(/\n\/\/# sourceMappingURL=.*\s*$/, "\n"));
}

function fonts() {
  const folder = join(dirname(require.resolve("@fontsource-variable/manrope/package.json")), "files");
  for (const subset of FONT_SUBSETS) copy(`fonts/manrope-${subset}.woff2`, join(folder, `manrope-${subset}-wght-normal.woff2`));
}

function documentFonts() {
  const folder = dirname(require.resolve("@expo-google-fonts/manrope/package.json"));
  mkdirSync(join(data, "fonts"));
  for (const weight of DOCUMENT_WEIGHTS) {
    copyFileSync(join(folder, weight, `Manrope_${weight}.ttf`), join(data, "fonts", `Manrope_${weight}.ttf`));
  }
  copyFileSync(join(folder, "LICENSE_FONT"), join(data, "fonts", "LICENSE"));
}

function maps() {
  write("map/world.json", JSON.stringify(world()));
  write("map/ukraine-oblasts.json", JSON.stringify(oblasts()));
  write("map/ukraine.svg", ukrainePicture({ light: tokensOf("light"), dark: tokensOf("dark") }));
}

function pictures() {
  write("icons.svg", sprite());
  for (const name of readdirSync(join(here, "img"))) copy(name, join(here, "img", name));
}

function* filesUnder(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesUnder(path); else yield path;
  }
}

function report(started) {
  const kilobytes = (size) => `${(size / 1024).toFixed(1)} KB`.padStart(11);
  for (const path of [...filesUnder(out)].sort()) {
    const name = relative(out, path).padEnd(34);
    console.log(`  ${name}${kilobytes(statSync(path).size)}${kilobytes(gzipSync(readFileSync(path)).length)} gzipped`);
  }
  console.log(`front end built in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

const started = Date.now();
for (const folder of [out, data]) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
}
await Promise.all([styles(), scripts()]);
fonts();
documentFonts();
maps();
pictures();
writeFileSync(join(data, "regions.json"), regions());
writeFileSync(join(data, "sections.json"), sections());
writeFileSync(join(data, "passwords.bin"), passwords());
report(started);
