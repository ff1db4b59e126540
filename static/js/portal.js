// Completes pages that already work: the reader's own time beside a deadline, a countdown in the last day,
// focus on an error summary and from it to the controls, and a page for readers without a connection. No page depends on it.
"use strict";

// The portal writes English dates day first.
const language = document.documentElement.lang.replace(/^en$/, "en-GB") || "en-GB";
const DAY = 86400;

// The server's clock decides what is late, so the countdown runs on it and not on the reader's. It is asked when an end
// is near by the reader's clock, be that wrong by hours; the page itself may come from a cache.
const NEAR = 3 * DAY * 1000;
let clockOffset = 0;
const serverNow = () => Date.now() + clockOffset;

async function setClock() {
  const asked = Date.now();
  const answer = await fetch("/clock", { cache: "no-store" });
  const { now } = await answer.json();
  clockOffset = Date.parse(now) - (asked + Date.now()) / 2;
}

function inWords(instant, zone) {
  const parts = { day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  return new Intl.DateTimeFormat(language, { ...parts, ...(zone && { timeZone: zone }) }).format(instant);
}

function showLocalTime(element) {
  const instant = new Date(element.dataset.local);
  const own = inWords(instant);
  if (own === inWords(instant, element.dataset.zone)) return;
  element.textContent = element.dataset.words.replace("%s", own);
  element.hidden = false;
}

function showOwnTime(element) {
  const parts = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  element.textContent = new Intl.DateTimeFormat(language, parts).format(new Date(element.dateTime));
}

function amount(value, unit) {
  return new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" }).format(value);
}

function timeLeft(seconds) {
  if (seconds < 60) return amount(seconds, "second");
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  if (!hours) return amount(minutes, "minute");
  return minutes ? `${amount(hours, "hour")} ${amount(minutes, "minute")}` : amount(hours, "hour");
}

// A listener hears an hour, a quarter, five minutes, one minute and the end; a reader sees every minute.
const SAID_AT = [3600, 900, 300, 60];

function countDown(element) {
  const closes = Date.parse(element.dataset.countdown);
  const said = element.parentElement.querySelector("[data-countdown-said]");
  let before = Infinity;
  function tick() {
    const seconds = Math.floor((closes - serverNow()) / 1000);
    if (seconds > DAY) return void setTimeout(tick, 60000);
    const words = (left) => (left > 0 ? element.dataset.words.replace("%s", timeLeft(left)) : element.dataset.over);
    element.textContent = words(seconds);
    element.hidden = false;
    const mark = [...SAID_AT, 0].findLast((at) => before > at && seconds <= at);
    // The ticks are 15 seconds apart: just past a mark the mark itself is said, "15 minutes" and not "14".
    if (said && mark !== undefined && before !== Infinity) said.textContent = words(mark - seconds < 20 ? mark : seconds);
    before = seconds;
    if (seconds > 0) setTimeout(tick, seconds <= 120 ? 1000 : 15000);
  }
  tick();
}

// A link of the error summary leads into the control; where it names a group, into the group's first or chosen control.
function toControl(event) {
  const link = event.target.closest('a[href^="#"]');
  const place = link && document.getElementById(link.hash.slice(1));
  if (!place) return;
  const controls = "input:not([type=hidden]), select, textarea";
  const control = place.matches(controls) ? place : place.querySelector("input:checked") || place.querySelector(controls);
  if (!control) return;
  event.preventDefault();
  control.closest("details:not([open])")?.setAttribute("open", "");
  control.focus({ preventScroll: true });
  (control.closest("fieldset, .mb-3") || control).scrollIntoView({ block: "center" });
}

// Keeps one page for readers without a connection. After loading, so that it delays nothing.
function keepOfflinePage() {
  const worker = `/offline-worker.js?language=${document.documentElement.lang}`;
  navigator.serviceWorker.register(worker, { updateViaCache: "none" }).catch(() => {});
}

document.querySelectorAll("[data-local]").forEach(showLocalTime);
document.querySelectorAll("[data-own-time]").forEach(showOwnTime);
const countdowns = [...document.querySelectorAll("[data-countdown]")];
const isNear = (element) => Date.parse(element.dataset.countdown) - Date.now() < NEAR; // or past, which cannot be true
if (countdowns.some(isNear)) setClock().catch(() => {}).then(() => countdowns.forEach(countDown));
else countdowns.forEach(countDown);
document.querySelector(".error-summary")?.focus();
document.querySelector(".error-summary")?.addEventListener("click", toControl);
if ("serviceWorker" in navigator) addEventListener("load", keepOfflinePage);
