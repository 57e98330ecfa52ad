// A form of filters that answers in place: <form data-live="results">. When a choice in it changes, the answer page is
// fetched, the elements that both pages mark with data-part are exchanged, the address follows, the focus stays and
// the new count is read out. Without script, or when anything fails, the form is sent as it is.

const isChoice = (element) => element.matches("select, input[type=checkbox], input[type=radio], input[type=hidden]");

/** The address the form stands for, without what is empty. */
function addressOf(form) {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value !== "") query.append(name, value);
  // A place that was chosen from the suggestions is named by its number; its words need not stand in the address.
  for (const box of form.querySelectorAll("input[data-suggest-into]")) {
    if (document.getElementById(box.dataset.suggestInto)?.value) query.delete(box.name);
  }
  const address = new URL(form.action || window.location.href, window.location.href);
  address.search = query;
  address.hash = "";
  return address;
}

/** Which folds the reader has opened or closed, so that the exchange leaves them so. */
function folds(root) {
  return new Map([...root.querySelectorAll("details[data-facet]")].map((fold) => [fold.dataset.facet, fold.open]));
}

function exchange(answer) {
  const open = folds(document);
  for (const fresh of answer.querySelectorAll("[data-part]")) {
    const old = document.querySelector(`[data-part="${CSS.escape(fresh.dataset.part)}"]`);
    old?.replaceWith(document.adoptNode(fresh));
  }
  for (const fold of document.querySelectorAll("details[data-facet]")) fold.open = open.get(fold.dataset.facet) ?? fold.open;
  document.title = answer.title;
}

class LiveForm {
  constructor(form) {
    this.id = form.id;
    this.asked = 0;
    this.said = document.createElement("p");
    this.said.className = "visually-hidden";
    this.said.setAttribute("role", "status");
    document.body.append(this.said);
    document.addEventListener("change", (event) => {
      if (event.target.form?.id === this.id && isChoice(event.target)) this.send(event.target);
    });
    this.query = window.location.search;
    window.addEventListener("popstate", () => {
      if (window.location.search !== this.query) window.location.reload(); // not for a jump within the page
    });
  }

  async send(changed) {
    const form = changed.form;
    const address = addressOf(form);
    const asked = ++this.asked;
    for (const part of document.querySelectorAll("[data-part]")) if (!part.contains(changed)) part.dataset.busy = "yes";
    try {
      const answer = await fetch(address, { headers: { Accept: "text/html" } });
      if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (asked !== this.asked) return;
      if (!page.querySelector("[data-part]")) throw new Error("the answer has no parts");
      const facet = changed.closest("[data-facet]")?.dataset.facet ?? "";
      this.show(page, address, form, document.activeElement?.id, facet);
    } catch (error) {
      console.error(error);
      form.requestSubmit();
    }
  }

  show(page, address, form, focused, facet) {
    exchange(page);
    window.history.pushState(null, "", address);
    this.query = window.location.search;
    const element = focused && document.getElementById(focused);
    element?.closest("details.facet__more:not([open])")?.setAttribute("open", "");
    (element ?? form.querySelector(`[data-facet="${CSS.escape(facet)}"] > summary`))?.focus({ preventScroll: true });
    this.said.textContent = document.querySelector("[data-count]")?.textContent.trim() ?? "";
    document.dispatchEvent(new CustomEvent("parts:exchanged"));
  }
}

export function answerInPlace() {
  for (const form of document.querySelectorAll("form[data-live]")) new LiveForm(form);
}
