#!/usr/bin/env bash
# How many requests a second, beside datasette on the same rows: gunicorn with 2 sync workers, SQLite, the whole registry.
# benchmarks/http.sh [seconds for each figure, 8]. Needs wrk, a loaded registry (`manage.py prepare`) and `collectstatic`.
# cold: every question comes to another port of the host, as it says, so no kept answer is used; warm: the same question
# again, kept answers in use; they fall with the change they depend on (tests/api/test_fresh.py).
set -euo pipefail
cd "$(dirname "$0")/.."
var=${POBRATYM_VAR:-var}
seconds=${1:-8} db=${BENCH_DB:-$var/pobratym.sqlite3} scratch=$(mktemp -d) ours=http://127.0.0.1:8471 peer=http://127.0.0.1:8472 bare=http://127.0.0.1:8473
bench=$var/bench-venv
[ -x $bench/bin/datasette ] || { .venv/bin/uv venv -q $bench; .venv/bin/uv pip install -q -p $bench -r requirements/bench.txt; }
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$scratch"' EXIT

# The same rows for datasette: one table with all names of a place, an FTS5 index over them.
.venv/bin/python - "$db" "$scratch/peer.db" <<'P'
import sqlite3, sys
peer = sqlite3.connect(sys.argv[2])
peer.execute("ATTACH ? AS ours", (sys.argv[1],))
peer.executescript("""
CREATE TABLE municipalities AS SELECT m.id, m.name ->> '$.uk' AS name_uk, m.name ->> '$.en' AS name_en, m.country_id AS country, m.region_id AS region, m.level, m.kind,
  m.population, m.latitude, m.longitude, m.source,
  (SELECT group_concat(n.text, ' ') FROM ours.places_name n WHERE n.municipality_id = m.id) AS names
  FROM ours.places_municipality m WHERE m.merged_into_id IS NULL;
CREATE UNIQUE INDEX by_id ON municipalities(id);
CREATE INDEX by_country ON municipalities(country);
CREATE VIRTUAL TABLE municipalities_fts USING fts5(name_uk, name_en, names, content=municipalities, content_rowid=id);
INSERT INTO municipalities_fts(municipalities_fts) VALUES ('rebuild');
ANALYZE;
""")
peer.commit()
P
DJANGO_SETTINGS_MODULE=config.settings.local API_RATE=0 .venv/bin/gunicorn config.wsgi --bind 127.0.0.1:8471 --workers 2 --log-level error >"$scratch/ours.log" 2>&1 & server=$!
$bench/bin/datasette serve -i "$scratch/peer.db" --port 8472 --setting suggest_facets off --setting default_page_size 100 >"$scratch/peer.log" 2>&1 & peer_pid=$!
PEER_DB="$scratch/peer.db" .venv/bin/gunicorn --pythonpath benchmarks bare_view:application --bind 127.0.0.1:8473 --workers 2 --log-level error >"$scratch/bare.log" 2>&1 & bare_pid=$!
for address in $ours/en/ $peer/ "$bare/search/?q=Odesa"; do for _ in $(seq 60); do curl -sf -o /dev/null "$address" && break; sleep 0.5; done; done

# Eight names in turn; `cold` names another port each time: kept answers belong to an address with its host.
cat >"$scratch/ask.lua" <<'L'
local names = {"Odesa", "Lviv", "Miami", "Krakow", "%D0%9E%D0%B4%D0%B5%D1%81%D0%B0", "Freiburg", "Kyiv", "Regensburg"}
local n = 0
init = function(arguments) path = arguments[1]; cold = arguments[2] == "cold"; first = tonumber(arguments[3]) end
request = function()
  n = n + 1
  local address = path:gsub("NAME", function() return names[n % #names + 1] end)
  if cold then wrk.headers["Host"] = "127.0.0.1:" .. (1024 + (first + n) % 64000) end
  return wrk.format("GET", address)
end
L
declare -A rates
spent() { # base: ticks of the processor that its server has used, of which a second has 100
  local pids=$peer_pid pid
  [ "$1" = $ours ] && pids="$server $(pgrep -P $server)"; [ "$1" = $bare ] && pids="$bare_pid $(pgrep -P $bare_pid)"
  for pid in $pids; do cat "/proc/$pid/stat"; done | sed 's/.*) //' | awk '{ ticks += $12 + $13 } END { print ticks }'
}
figure() { # what, base, path, warm or cold
  local said rate wrong before; before=$(spent "$2")
  said=$(wrk -t1 -c4 -d"${seconds}s" --latency -s "$scratch/ask.lua" "$2" -- "$3" "$4" "$RANDOM")
  rate=$(awk '/Requests\/sec/{print $2}' <<<"$said"); rates["$1 $4"]=$rate; wrong=$(awk '/Non-2xx/{print $NF}' <<<"$said")
  cost=$(awk -v ticks=$(($(spent "$2") - before)) '/requests in/{printf "%.2f", ticks * 10 / $1}' <<<"$said")
  printf '| %-46s | %-4s | %9s | %6s | %8s | %8s | %s |\n' "$1" "$4" "$rate" "$cost" "$(awk '/ 50%/{print $2}' <<<"$said")" "$(awk '/ 99%/{print $2}' <<<"$said")" "${wrong:-0}"
}
id=$(.venv/bin/python -c "import sqlite3,sys; print(sqlite3.connect(sys.argv[1]).execute('SELECT id FROM places_municipality WHERE level=\'municipality\' AND country_id=\'UA\' ORDER BY population DESC LIMIT 1').fetchone()[0])" "$db")
page=$(curl -s -o /dev/null -w '%{redirect_url}' "$ours/en/municipalities/$id/"); page=${page#"$ours"}
# Each worker reads its columns at its first question: that is no part of a figure.
for _ in $(seq 8); do for path in "/api/v1/search/?q=Kyiv" "/api/v1/municipalities/?page_size=100" "/en/search/?q=Kyiv" "$page"; do
  curl -s -o /dev/null "$ours$path" & other=$!
  curl -s -o /dev/null "$ours$path"; wait $other
done; done
echo "$(date -u +%F) UTC, $(nproc) cores, load before: $(cut -d' ' -f1-3 /proc/loadavg); $seconds s each, 4 connections"
echo "| what | | requests/s | ms of CPU each | p50 | p99 | refused |"; echo "|---|---|--:|--:|--:|--:|--:|"
for how in cold warm; do
  figure "bare Django view, FTS5, 10 rows" $bare "/search/?q=NAME" $how
  figure "search JSON: ours" $ours "/api/v1/search/?q=NAME" $how
  figure "search JSON: datasette _search, 10 rows" $peer "/peer/municipalities.json?_search=NAME&_size=10&_shape=array" $how
  figure "JSON list of 100: ours" $ours "/api/v1/municipalities/?page_size=100" $how
  figure "JSON list of 100: datasette" $peer "/peer/municipalities.json?_size=100&_shape=array&_nocount=1" $how
  figure "search page: ours, groups and facets" $ours "/en/search/?q=NAME" $how
  figure "directory page with facets: ours" $ours "/en/municipalities/?q=NAME" $how
  figure "search page: datasette, one facet" $peer "/peer/municipalities?_search=NAME&_facet=country&_size=20" $how
  figure "municipality page: ours" $ours "$page" $how
  figure "row page: datasette" $peer "/peer/municipalities/$id" $how
done
# What is wanted of us beside the peer in the same run.
goal() { # what, ours, the peer's, how many times as many are wanted
  awk -v what="$1" -v ours="${rates[$2]}" -v peer="${rates[$3]}" -v wanted="$4" \
    'BEGIN { times = ours / peer; printf "| %-46s | %6.2f | %5.2f | %s |\n", what, times, wanted, times >= wanted ? "met" : "missed" }'
}
echo; echo "| beside datasette | times | goal | |"; echo "|---|--:|--:|---|"
goal "search JSON, cold" "search JSON: ours cold" "search JSON: datasette _search, 10 rows cold" 3
goal "JSON list of 100, cold" "JSON list of 100: ours cold" "JSON list of 100: datasette cold" 3
goal "search page with facets, cold" "search page: ours, groups and facets cold" "search page: datasette, one facet cold" 3
goal "search page with facets, warm" "search page: ours, groups and facets warm" "search page: datasette, one facet warm" 10
goal "directory page with facets, cold" "directory page with facets: ours cold" "search page: datasette, one facet cold" 3
goal "municipality page, cold" "municipality page: ours cold" "row page: datasette cold" 1
echo "load after: $(cut -d' ' -f1-3 /proc/loadavg)"
for pid in $server $(pgrep -P $server) $peer_pid; do
  awk -v p="$pid" '/^Pss:/{print "memory of process " p ": " int($2/1024) " MiB (shared parts divided)"}' "/proc/$pid/smaps_rollup" 2>/dev/null || true
done
