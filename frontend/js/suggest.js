// Places suggested while one types. <input data-suggest="/uk/places/"> leads to the chosen place's page;
// with data-suggest-into="ID" it writes the place's number into that field instead and its name into this one.
// Without script the form is sent as it is, and the answer page offers the same choice.

const WAIT = 160; // milliseconds after the last key
const LEAST = 2; // letters

class Suggestions {
  constructor(input) {
    Object.assign(this, { input, found: [], active: -1, asked: "" });
    this.into = document.getElementById(input.dataset.suggestInto ?? "");
    this.list = document.createElement("ul");
    this.list.id = `${input.id}-suggestions`;
    this.list.className = "suggestions";
    this.list.hidden = true;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", input.labels?.[0]?.textContent.trim() ?? "");
    const set = { role: "combobox", "aria-expanded": "false", "aria-autocomplete": "list", "aria-controls": this.list.id, autocomplete: "off" };
    for (const [name, value] of Object.entries(set)) input.setAttribute(name, value);
    const anchor = input.closest(".search") ?? input.parentElement;
    anchor.classList.add("has-suggestions");
    anchor.append(this.list);
    this.said = statusOf();
    this.listen();
  }

  listen() {
    this.input.addEventListener("input", () => this.later());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("blur", () => setTimeout(() => this.close(), 150));
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.choose(Number(option.dataset.at));
    });
  }

  later() {
    clearTimeout(this.timer);
    if (this.into) this.into.value = "";
    this.timer = setTimeout(() => this.ask(), WAIT);
  }

  async ask() {
    const text = this.input.value.trim();
    this.asked = text;
    if (text.length < LEAST) return this.close();
    const address = new URL(this.input.dataset.suggest, window.location.href);
    address.searchParams.set("q", text);
    try {
      const answer = await fetch(address, { headers: { Accept: "application/json" } });
      const { results } = await answer.json();
      if (text === this.asked && document.activeElement === this.input) this.show(results);
    } catch {
      this.close(); // the form still works
    }
    return undefined;
  }

  show(results) {
    this.found = results;
    this.active = -1;
    this.list.replaceChildren(...results.map((place, at) => this.option(place, at)));
    this.toggle(results.length > 0);
    const { suggestfound, suggestnone } = document.body.dataset;
    this.said.textContent = results.length ? suggestfound?.replace("{count}", results.length) ?? "" : suggestnone ?? "";
  }

  option({ name, caption, matched_name: matched }, at) {
    const item = document.createElement("li");
    item.id = `${this.list.id}-${at}`;
    item.dataset.at = at;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    item.textContent = caption || name;
    if (matched && matched !== name) {
      const other = document.createElement("small");
      other.textContent = ` ${matched}`;
      item.append(other);
    }
    return item;
  }

  key(event) {
    if (event.isComposing) return; // the arrows and Enter are the input method's
    if (this.list.hidden) {
      if (event.key === "ArrowDown") this.ask(); // opens again what Escape closed
      return;
    }
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps) {
      event.preventDefault();
      const from = this.active < 0 && event.key === "ArrowUp" ? 0 : this.active; // up from the box is the last one
      this.mark((from + steps[event.key] + this.found.length) % this.found.length);
    } else if (event.key === "Enter" && this.active >= 0) {
      event.preventDefault();
      this.choose(this.active);
    } else if (event.key === "Escape") {
      event.preventDefault();
      this.close();
    }
  }

  mark(at) {
    this.active = at;
    [...this.list.children].forEach((item, index) => item.setAttribute("aria-selected", String(index === at)));
    this.input.setAttribute("aria-activedescendant", `${this.list.id}-${at}`);
    this.list.children[at].scrollIntoView({ block: "nearest" });
  }

  choose(at) {
    const place = this.found[at];
    this.close();
    if (!this.into) {
      window.location.assign(place.url);
      return;
    }
    this.input.value = place.caption || place.name;
    this.into.value = place.id;
    this.into.dispatchEvent(new Event("change", { bubbles: true }));
  }

  toggle(open) {
    this.list.hidden = !open;
    this.input.setAttribute("aria-expanded", String(open));
    if (!open) this.input.removeAttribute("aria-activedescendant");
  }

  close() {
    this.toggle(false);
  }
}

/** One place of the page where the number of suggestions is read out. */
function statusOf() {
  const known = document.getElementById("suggestions-said");
  if (known) return known;
  const said = document.createElement("p");
  said.id = "suggestions-said";
  said.className = "visually-hidden";
  said.setAttribute("role", "status");
  document.body.append(said);
  return said;
}

export function suggestPlaces() {
  const begin = () => {
    for (const input of document.querySelectorAll("input[data-suggest]:not([role=combobox])")) new Suggestions(input);
  };
  begin();
  document.addEventListener("parts:exchanged", begin);
}
