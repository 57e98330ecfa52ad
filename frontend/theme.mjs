// The colours of the site, as ladders of Designsystemet tokens.
//
// To change the look, change COLOURS: a hue and a chroma in OKLCH, and how deep the solid colour is.
// Every step of a ladder is solved for a contrast ratio, not picked by eye, so any hue stays readable
// (WCAG 2.2 AA) in light and in dark; `assertReadable` stops the build when a pair is not.

const COLOURS = {
  // name: hue and chroma; `light`/`dark`: contrast of the solid colour with white / with black
  neutral: { hue: 262, chroma: 0.014, light: 14, dark: 15 },
  accent: { hue: 257, chroma: 0.125, light: 9.2, dark: 9.4 }, // deep blue
  wheat: { hue: 82, chroma: 0.125, light: 1.85, dark: 11.5 }, // ripe wheat, ochre in its darker steps
  info: { hue: 232, chroma: 0.1, light: 6.4, dark: 9.4 },
  success: { hue: 155, chroma: 0.105, light: 6, dark: 9.4 },
  warning: { hue: 62, chroma: 0.14, light: 2.2, dark: 11 },
  danger: { hue: 26, chroma: 0.17, light: 6.6, dark: 8.2 },
};

// Contrast of each step with white (light scheme) and with black (dark scheme).
const LADDER = {
  light: {
    "background-default": 1, "background-tinted": 1.09,
    "surface-default": 1, "surface-tinted": 1.14, "surface-hover": 1.25, "surface-active": 1.4,
    "border-subtle": 1.55, "border-default": 4.1, "border-strong": 6.4,
    "text-subtle": 7.2, "text-default": 13.2,
  },
  dark: {
    "background-default": 1.2, "background-tinted": 1.3,
    "surface-default": 1.38, "surface-tinted": 1.58, "surface-hover": 1.8, "surface-active": 2.1,
    "border-subtle": 2.5, "border-default": 6.2, "border-strong": 9.2,
    "text-subtle": 10.4, "text-default": 16.4,
  },
};

// The page itself is warm paper by day and quiet night blue in the dark.
const FIXED = {
  light: { "neutral-background-default": "#fcfbf8", "neutral-background-tinted": "#f4f1e9" },
  dark: {},
};

const clamp = (value) => Math.min(1, Math.max(0, value));
const toLinear = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
const toGamma = (value) => (value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055);

function linearRgb(lightness, chroma, hue) {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

/** The nearest colour a screen can show: chroma is given up before hue or lightness. */
function hex(lightness, chroma, hue) {
  let saturation = chroma;
  let rgb = linearRgb(lightness, saturation, hue);
  while (saturation > 0.001 && rgb.some((channel) => channel < -0.0005 || channel > 1.0005)) {
    saturation *= 0.96;
    rgb = linearRgb(lightness, saturation, hue);
  }
  const byte = (channel) => Math.round(toGamma(clamp(channel)) * 255).toString(16).padStart(2, "0");
  return `#${rgb.map(byte).join("")}`;
}

export function luminance(colour) {
  const [r, g, b] = [1, 3, 5].map((at) => toLinear(parseInt(colour.slice(at, at + 2), 16) / 255));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

export function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** The colour of this hue whose contrast with white (or black) is `wanted`. */
function solve(hue, chroma, wanted, against) {
  let [low, high] = [0, 1];
  for (let step = 0; step < 30; step += 1) {
    const middle = (low + high) / 2;
    const tooLight = against === "#ffffff"
      ? contrast(hex(middle, chroma, hue), against) < wanted
      : contrast(hex(middle, chroma, hue), against) > wanted;
    if (tooLight) high = middle; else low = middle;
  }
  return hex((low + high) / 2, chroma, hue);
}

function ladder(name, scheme) {
  const { hue, chroma, ...depth } = COLOURS[name];
  const against = scheme === "light" ? "#ffffff" : "#000000";
  const tint = (ratio) => (ratio < 2.6 ? Math.min(chroma, scheme === "light" ? 0.034 * ratio : 0.034) : chroma);
  const tokens = {};
  for (const [step, ratio] of Object.entries(LADDER[scheme])) {
    tokens[step] = ratio === 1 ? against : solve(hue, tint(ratio), ratio, against);
  }
  const solid = depth[scheme];
  const away = scheme === "light" && solid < 3 ? 0.87 : 1.18; // light solids get darker on hover too
  tokens["base-default"] = solve(hue, chroma, solid, against);
  tokens["base-hover"] = solve(hue, chroma, solid * (scheme === "light" && solid < 3 ? 1 / away : away), against);
  tokens["base-active"] = solve(hue, chroma, solid * (scheme === "light" && solid < 3 ? 1.32 : 1.36), against);
  const onDark = contrast(tokens["base-active"], "#ffffff") >= 4.5 && contrast(tokens["base-default"], "#ffffff") >= 4.5;
  tokens["base-contrast-default"] = onDark ? "#ffffff" : solve(hue, Math.min(chroma, 0.03), 18.5, "#ffffff");
  tokens["base-contrast-subtle"] = onDark ? solve(hue, Math.min(chroma, 0.04), 1.2, "#ffffff") : tokens["base-contrast-default"];
  return tokens;
}

/** All colour tokens of a scheme: {"accent-base-default": "#1b3f7c", ...} */
export function tokensOf(scheme) {
  const tokens = {};
  for (const name of Object.keys(COLOURS)) {
    for (const [step, value] of Object.entries(ladder(name, scheme))) tokens[`${name}-${step}`] = value;
  }
  return { ...tokens, ...FIXED[scheme] };
}

/** Refuses a theme in which a person could not read a text: the pairs the components really use. */
function assertReadable(scheme, tokens) {
  const faults = [];
  const need = (text, ground, ratio) => {
    const found = contrast(tokens[text], tokens[ground]);
    if (found < ratio) faults.push(`${scheme}: ${text} on ${ground} is ${found.toFixed(2)}, needs ${ratio}`);
  };
  for (const name of Object.keys(COLOURS)) {
    for (const ground of ["background-default", "background-tinted", "surface-default", "surface-tinted", "surface-hover"]) {
      need(`${name}-text-default`, `${name}-${ground}`, 7);
      need(`${name}-text-subtle`, `${name}-${ground}`, 4.5);
      need(`${name}-text-subtle`, `neutral-${ground}`, 4.5);
      need(`${name}-border-default`, `${name}-${ground}`, 3);
    }
    for (const state of ["default", "hover", "active"]) need(`${name}-base-contrast-default`, `${name}-base-${state}`, 4.5);
  }
  if (faults.length) throw new Error(`The theme is not readable:\n  ${faults.join("\n  ")}`);
}

const STEPS = [...Object.keys(LADDER.light), "base-default", "base-hover", "base-active", "base-contrast-subtle", "base-contrast-default"];

function declarations(scheme) {
  const tokens = tokensOf(scheme);
  assertReadable(scheme, tokens);
  const focus = scheme === "light" ? ["#ffffff", tokens["accent-text-default"]] : ["#000000", tokens["wheat-base-default"]];
  const lines = Object.entries(tokens).map(([name, value]) => `--ds-color-${name}:${value}`);
  lines.push(`--ds-color-focus-inner:${focus[0]}`, `--ds-color-focus-outer:${focus[1]}`);
  return `${lines.join(";")};color-scheme:${scheme}`;
}

function choice(name) {
  return STEPS.map((step) => `--ds-color-${step}:var(--ds-color-${name}-${step})`).join(";");
}

/** The style sheet of colours: light by default, dark where the reader's device asks for it. */
export function colourCss() {
  const choices = Object.keys(COLOURS).map((name) => {
    const selector = name === "accent" ? ":root,[data-color=accent]" : `[data-color=${name}]`;
    return `${selector}{${choice(name)}}`;
  });
  return `@layer ds.theme{:root{${declarations("light")}}`
    + `@media screen and (prefers-color-scheme:dark){:root{${declarations("dark")}}}${choices.join("")}}`;
}
