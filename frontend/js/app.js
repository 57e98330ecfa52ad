// Small conveniences for pages that work without them.
import { keepDrafts } from "./drafts.js";
import { answerInPlace } from "./live.js";
import { suggestPlaces } from "./suggest.js";

/** A form marked data-autosubmit is sent when a choice in it changes; its button stays for those without script. */
function submitOnChange() {
  for (const form of document.querySelectorAll("form[data-autosubmit]")) {
    form.addEventListener("change", (event) => {
      if (event.target.matches("select, input[type=checkbox], input[type=radio]")) form.requestSubmit();
    });
  }
}

/** The phone menu closes by Escape and by a tap beside it, as readers expect of a menu. */
function closeMenus() {
  const close = (menu) => {
    menu.open = false;
    if (menu.contains(document.activeElement)) menu.querySelector("summary").focus();
  };
  const open = () => document.querySelectorAll("details.site-menu[open]");
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") open().forEach(close);
  });
  document.addEventListener("click", (event) => {
    for (const menu of open()) if (!menu.contains(event.target)) menu.open = false;
  });
}

/** After a refused form the reader, and the screen reader, begin at the list of errors. */
function showErrors() {
  document.querySelector(".ds-error-summary")?.focus();
}

/** A form is not sent twice by a double click. */
function sendOnce() {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post") return;
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
  });
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
  });
}

/** What the page shows has been read: the form that says so to the server sends itself and goes. */
function sayWhatIsRead() {
  for (const form of document.querySelectorAll("form[data-sends-itself]")) {
    fetch(form.action, { method: "POST", body: new FormData(form), redirect: "manual" })
      .then((answer) => { form.hidden = answer.type === "opaqueredirect"; })
      .catch(() => {}); // the button stays
  }
}

/** What only a script can do is offered only where one runs. */
function printHere() {
  for (const button of document.querySelectorAll("button[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
}

/** A password can be looked at while it is typed. Before it is sent it is hidden again: a browser keeps what it sees. */
function showPasswords() {
  for (const button of document.querySelectorAll("button[data-shows]")) {
    const field = document.getElementById(button.dataset.shows);
    if (!field) continue;
    const show = (is_shown) => {
      field.type = is_shown ? "text" : "password";
      button.setAttribute("aria-pressed", is_shown);
    };
    button.hidden = false;
    button.addEventListener("click", () => show(field.type === "password"));
    field.form?.addEventListener("submit", () => show(false));
  }
}

submitOnChange();
printHere();
showPasswords();
closeMenus();
showErrors();
sendOnce();
keepDrafts();
sayWhatIsRead();
suggestPlaces();
answerInPlace();
