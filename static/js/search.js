// Changes results in place. Every link and button of the list works without it; this saves loading the frame again.
// A browser without popovers (before 2024) gets the page as one without scripts does.
"use strict";

const form = document.getElementById("search");
const PARTS = ["results", "facets"];
let latest = 0;

const drawerIsOpen = () => document.getElementById("facets").matches(":popover-open");
const wordsOf = (url) => new URL(url).searchParams.get("q") ?? "";

function address() {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value) query.append(name, value);
  const text = query.toString();
  return text ? `${form.action}?${text}` : form.action;
}

function legendOf(part) {
  return part.closest("fieldset").querySelector("legend").textContent;
}

// How the element with the keyboard's focus is found again in a new part of the page: a function, since it is not there yet.
function wayBackTo(element) {
  const find = (selector) => () => document.querySelector(selector);
  if (element.id) return find(`#${CSS.escape(element.id)}`);
  if (element.name) return find(`[name="${CSS.escape(element.name)}"][value="${CSS.escape(element.value)}"]`);
  const list = element.closest(".sorts, .lines, .facets");
  if (list && element.matches("a")) return find(`.${list.classList[0]} a[href="${CSS.escape(element.getAttribute("href"))}"]`);
  if (element.matches("#facets summary")) {
    const legend = legendOf(element);
    return () => [...document.querySelectorAll("#facets summary")].find((summary) => legendOf(summary) === legend);
  }
  return () => null;
}

function replaceParts(page) {
  const unfolded = [...document.querySelectorAll("#facets details[open]")].map(legendOf);
  const drawerWasOpen = drawerIsOpen();
  for (const id of PARTS) document.getElementById(id).replaceWith(page.getElementById(id));
  for (const details of document.querySelectorAll("#facets details")) details.open = unfolded.includes(legendOf(details));
  if (drawerWasOpen) document.getElementById("facets").showPopover();
}

// The keyboard stays where it was; where that place is gone or hidden, it goes to the head of the results.
function replaceAndKeepFocus(page) {
  const before = document.activeElement;
  const wayBack = before && wayBackTo(before);
  replaceParts(page);
  if (!before || before.isConnected) return;
  wayBack()?.focus({ preventScroll: true });
  if (document.activeElement === document.body) document.getElementById("results-title").focus({ preventScroll: true });
}

async function pageAt(url) {
  const answer = await fetch(url, { headers: { Accept: "text/html" } });
  if (!answer.ok) throw new Error(answer.status);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (!PARTS.every((id) => page.getElementById(id))) throw new Error("not a list of vacancies");
  return page;
}

// True once the page shows what is at the address; false where a later choice or the browser itself takes over.
async function show(url, remember) {
  const turn = ++latest;
  document.getElementById("results").setAttribute("aria-busy", "true");
  let page;
  try {
    page = await pageAt(url);
  } catch {
    if (turn === latest) location.assign(url); // the browser says better than we could what is wrong
    return false;
  }
  if (turn !== latest) return false; // a later choice has been made meanwhile
  document.title = page.title;
  replaceAndKeepFocus(page);
  if (remember) history.pushState({ list: true }, "", url);
  document.getElementById("results-said").textContent = document.getElementById("results-title").textContent;
  return true;
}

function onSubmit(event) {
  const url = address();
  event.preventDefault();
  if (drawerIsOpen()) document.getElementById("facets").hidePopover();
  show(url, true);
}

function onChange(event) {
  if (event.target.form === form && event.target.type === "checkbox") show(address(), true);
}

async function onClick(event) {
  const link = event.target.closest(".chips a, .sorts a, .pagination a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  if (!(await show(link.href, true))) return;
  document.getElementById("results-title").scrollIntoView({ block: "nearest" });
  form.elements.q.value = wordsOf(link.href);
}

function onPopstate() {
  form.elements.q.value = wordsOf(location.href);
  show(location.href, false);
}

// The browser gives the focus back to the button that opened the drawer, which a change in place has replaced.
function onToggle(event) {
  if (event.target.id !== "facets" || event.newState !== "closed") return;
  const focused = document.activeElement;
  if (focused === document.body || event.target.contains(focused)) document.getElementById("facets-open").focus();
}

if ("popover" in HTMLElement.prototype) {
  document.documentElement.classList.add("scripted");
  form.addEventListener("submit", onSubmit);
  document.addEventListener("change", onChange);
  document.addEventListener("click", onClick);
  document.addEventListener("toggle", onToggle, true); // it does not bubble
  addEventListener("popstate", onPopstate);
}
