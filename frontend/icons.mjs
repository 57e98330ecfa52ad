// The icons of the site, one sprite. Add a name from lucide-static here before you use it in a template.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(import.meta.url);

export const ICONS = [
  "arrow-left", "arrow-right", "arrow-up-right", "badge-check", "bell", "book-open", "building-2", "calendar",
  "check", "chevron-down", "chevron-right", "circle-alert", "circle-help", "clock", "database", "download",
  "external-link", "eye", "file-pen-line", "file-text", "filter", "flag", "globe", "handshake", "house", "inbox",
  "info", "landmark", "languages", "list", "lock", "log-out", "mail", "map", "map-pin", "menu", "message-square",
  "minus", "newspaper", "paperclip", "pause", "pencil", "plus", "printer", "quote", "rss", "search", "send",
  "settings", "shield-check", "sparkles", "star", "table-2", "tag", "trash-2", "triangle-alert", "user", "user-check",
  "users", "x",
];

const body = (name) => readFileSync(require.resolve(`lucide-static/icons/${name}.svg`), "utf8")
  .replace(/<!--[\s\S]*?-->/g, "").replace(/^[\s\S]*?<svg[^>]*>/, "").replace(/<\/svg>\s*$/, "").replace(/\s*\n\s*/g, "");

export function sprite() {
  const symbols = ICONS.map((name) => `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" `
    + `stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${body(name)}</symbol>`);
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`;
}
