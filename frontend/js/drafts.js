// What is typed into a form with a draft is kept by the server every few seconds (web/drafts.py). Without script the
// button "Keep as a draft" does it, and a refused form is kept anyway.

const EVERY = 8000; // milliseconds between two keepings, while something changes

class Draft {
  constructor(field) {
    Object.assign(this, { field, form: field.form, kept: this.written(field.form) });
    this.said = document.createElement("p");
    this.said.className = "small muted draft-said";
    this.said.setAttribute("role", "status");
    (this.form.querySelector(".form__actions") ?? this.form).append(this.said);
    this.form.addEventListener("input", () => this.later());
    this.form.addEventListener("change", () => this.later());
    this.form.addEventListener("submit", () => clearTimeout(this.timer));
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden" && !this.form.dataset.sent) this.keep();
    });
  }

  /** What stands in the form, without files: a draft keeps words. */
  written(form) {
    const words = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === "string") words.append(name, value);
    return words.toString();
  }

  later() {
    this.timer ??= setTimeout(() => this.keep(), EVERY);
  }

  async keep() {
    clearTimeout(this.timer);
    this.timer = undefined;
    const words = this.written(this.form);
    if (words === this.kept || this.form.dataset.sent) return;
    try {
      const answer = await fetch(this.field.dataset.keep, {
        method: "POST",
        body: words,
        keepalive: words.length < 60000,
        headers: { Accept: "application/json", "Content-Type": "application/x-www-form-urlencoded" },
      });
      if (answer.ok) this.kept = words;
      const is_signed_out = answer.status === 401 || answer.status === 403;
      this.say(answer.ok ? this.field.dataset.kept : is_signed_out ? this.field.dataset.signedout : "");
    } catch {
      this.later(); // away from the network: again in a while
    }
  }

  /** A screen reader hears it once, not every few seconds. */
  say(words) {
    if (this.said.textContent !== words) this.said.textContent = words;
  }
}

export function keepDrafts() {
  for (const field of document.querySelectorAll("input[data-keep]")) new Draft(field);
}
