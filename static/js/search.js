// Changes results in place. Every link and button of the list works without it; this saves loading the frame again.
"use strict";

document.documentElement.classList.add("scripted");
const form = document.getElementById("search");
const PARTS = ["results", "facets"];
let latest = 0;

function address() {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value) query.append(name, value);
  return query.size ? `${form.action}?${query}` : form.action;
}

// A chosen box keeps the keyboard's place although its part of the page is new.
function sameElement(element) {
  if (!element || element === document.body) return null;
  if (element.name) return `[name="${CSS.escape(element.name)}"][value="${CSS.escape(element.value)}"]`;
  return element.id ? `#${CSS.escape(element.id)}` : null;
}

async function show(url, remember) {
  const turn = ++latest;
  const results = document.getElementById("results");
  results.setAttribute("aria-busy", "true");
  let text;
  try {
    const answer = await fetch(url, { headers: { Accept: "text/html" } });
    if (!answer.ok) throw new Error(answer.status);
    text = await answer.text();
  } catch {
    location.assign(url); // the browser says better than we could what is wrong
    return;
  }
  if (turn !== latest) return; // a later choice has been made meanwhile
  const page = new DOMParser().parseFromString(text, "text/html");
  const place = sameElement(document.activeElement);
  const drawerWasOpen = document.getElementById("facets").matches(":popover-open");
  const unfolded = [...document.querySelectorAll("#facets details[open]")].map((part) => part.parentElement.querySelector("legend").textContent);
  for (const id of PARTS) document.getElementById(id).replaceWith(page.getElementById(id));
  for (const part of document.querySelectorAll("#facets details")) {
    part.open = unfolded.includes(part.parentElement.querySelector("legend").textContent);
  }
  if (drawerWasOpen) document.getElementById("facets").showPopover();
  if (place) document.querySelector(place)?.focus({ preventScroll: true });
  document.title = page.title;
  if (remember) history.pushState({ list: true }, "", url);
  document.getElementById("results-said").textContent = document.getElementById("results-title").textContent;
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const facets = document.getElementById("facets");
  if (facets.matches(":popover-open")) facets.hidePopover();
  show(address(), true);
});
document.addEventListener("change", (event) => {
  if (event.target.form === form && event.target.type === "checkbox") show(address(), true);
});
document.addEventListener("click", (event) => {
  const link = event.target.closest(".chips a, .sorts a, .pagination a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  show(link.href, true).then(() => {
    document.getElementById("results-title").scrollIntoView({ block: "nearest" });
    form.elements.q.value = new URL(link.href).searchParams.get("q") ?? "";
  });
});
addEventListener("popstate", () => {
  form.elements.q.value = new URL(location.href).searchParams.get("q") ?? "";
  show(location.href, false);
});
