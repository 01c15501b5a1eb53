// What every page does in the browser: the menu on small screens, help, search key, connection, and htmx's token.
const on = (selector, type, act) =>
  document.querySelectorAll(selector).forEach((element) => element.addEventListener(type, act));

const csrf = document.querySelector('meta[name="csrf"]');
document.addEventListener("htmx:configRequest", (event) => {
  if (csrf && event.detail.verb !== "get") event.detail.headers[csrf.dataset.header] = csrf.content;
  // A page that refreshes itself is no sign that anybody sits before it.
  if (event.detail.elt.closest("[data-background]")) event.detail.headers["Hamrong-Background"] = "1";
});

// Beside a list there is no need to move; below it nobody would see what was opened.
document.addEventListener("htmx:afterSwap", (event) => {
  const pane = event.target.closest?.("[data-pane]");
  if (pane && matchMedia("(max-width: 1080px)").matches) pane.scrollIntoView();
});

on("[data-menu]", "click", (event) => {
  const open = document.body.classList.toggle("menu-open");
  event.currentTarget.setAttribute("aria-expanded", String(open));
});
on("[data-print]", "click", () => window.print());
on("[data-copy]", "click", async (event) => {
  const button = event.currentTarget;
  await navigator.clipboard.writeText(document.querySelector(button.dataset.copy).textContent.trim());
  button.textContent = button.dataset.done;
});

const help = document.getElementById("help");
on("[data-help]", "click", () => help?.showModal());

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "?" && help && !help.open) {
    event.preventDefault();
    help.showModal();
  }
  const search = document.querySelector("[data-search]");
  if (event.key === "/" && search) {
    event.preventDefault();
    search.focus();
  }
});

// An invitation's code comes behind the # of its link, where no server and no log ever sees it.
const invitation = document.querySelector("[data-invitation]");
if (invitation && location.hash.length > 1) {
  invitation.value = decodeURIComponent(location.hash.slice(1));
  history.replaceState(null, "", location.pathname);
}

// Asks for health, without cookies, so that an open page alone keeps no session alive.
const chip = document.querySelector("[data-connection]");
const connected = async () => {
  if (!navigator.onLine) return false;
  try {
    const answer = await fetch("/actuator/health/readiness", { credentials: "omit", cache: "no-store" });
    return answer.ok;
  } catch {
    return false;
  }
};
const showConnection = async () => {
  const up = await connected();
  chip.classList.toggle("online", up);
  chip.classList.toggle("offline", !up);
  const words = chip.querySelector("[role=status]");
  const text = up ? chip.dataset.up : chip.dataset.down;
  if (words.textContent !== text) words.textContent = text;
};
if (chip) {
  showConnection();
  setInterval(showConnection, 20_000);
  addEventListener("online", showConnection);
  addEventListener("offline", showConnection);
}
