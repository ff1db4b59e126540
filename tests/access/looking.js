// What the eye and the ear would find wrong with a page; called with the name of one part.
(part) => {
  const name = (element) => {
    const words = (element.getAttribute("aria-label") || element.textContent || element.name || "").trim().replace(/\s+/g, " ");
    return `<${element.tagName.toLowerCase()}${element.id ? " #" + element.id : ""} class="${element.className}"> ${words.slice(0, 60)}`;
  };
  const isShown = (element) => element.checkVisibility({ visibilityProperty: true });

  function headings() {
    const found = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter(isShown);
    const faults = [];
    const mains = found.filter((heading) => heading.tagName === "H1");
    if (mains.length !== 1) faults.push(`has ${mains.length} h1`);
    if (mains.some((heading) => !heading.textContent.trim())) faults.push("has an empty h1");
    let before = 1;
    for (const heading of found) {
      const level = Number(heading.tagName[1]);
      if (level > before + 1) faults.push(`skips from h${before} to h${level}: ${name(heading)}`);
      before = level;
    }
    return faults;
  }

  function landmarks() {
    const faults = [];
    if (document.querySelectorAll("main").length !== 1) faults.push("has not one main");
    const seen = new Set();
    for (const landmark of [...document.querySelectorAll("nav, aside, [role=search], [role=region]")].filter(isShown)) {
      const by = landmark.getAttribute("aria-labelledby");
      const words = by ? document.getElementById(by)?.textContent.trim() : landmark.getAttribute("aria-label");
      if (!words) faults.push(`a landmark without a name: ${name(landmark)}`);
      const key = `${landmark.tagName} ${landmark.getAttribute("role")} ${words}`;
      if (seen.has(key)) faults.push(`two landmarks with one name: ${key}`);
      seen.add(key);
    }
    return faults;
  }

  function width() {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const scrolls = (element) => element && element !== document.body && (/auto|scroll|hidden|clip/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
    const wide = [...document.querySelectorAll("body *")].filter((element) => {
      return element.getBoundingClientRect().right > root.clientWidth + 1 && isShown(element) && !scrolls(element.parentElement);
    });
    return [`scrolls sideways, ${root.scrollWidth} in ${root.clientWidth} px: ${wide.slice(-3).map(name).join("; ")}`];
  }

  function liveRegions() {
    const loud = [...document.querySelectorAll("[aria-live], [role=status], [role=alert], [role=timer]")];
    const faults = loud.filter((region) => region.querySelector("[data-countdown]") || region.matches("[data-countdown]"));
    return faults.map((region) => `a countdown ticks inside a live region: ${name(region)}`);
  }

  // The controls that Tab should reach: of a radio group only one, nothing hidden or inside closed details.
  function tabbables() {
    const all = document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]");
    const groups = new Map();
    return [...all].filter((element) => {
      if (element.tabIndex < 0 || element.disabled || element.type === "hidden" || !isShown(element)) return false;
      if (element.tagName === "SUMMARY" && element.parentElement.firstElementChild !== element) return false;
      if (element.type !== "radio") return true;
      const key = `${element.form?.id} ${element.name}`;
      const group = [...document.querySelectorAll("input[type=radio]")].filter((other) => other.name === element.name && other.form === element.form && !other.disabled);
      const chosen = group.find((other) => other.checked);
      if (chosen) return chosen === element;
      if (groups.has(key)) return false;
      groups.set(key, true);
      return true;
    });
  }

  function begin() {
    const all = tabbables();
    window.tabbing = { all, reached: new Set(), last: null };
    const first = all[0];
    if (!first?.matches("a.skip, .wordmark, .masthead *")) window.tabbing.odd = `begins with ${first && name(first)}`;
    first?.focus();
    window.tabbing.reached.add(first);
    if (first?.matches("a.skip")) document.activeElement.blur(), first.focus();
    return all.length + 3 * all.filter((element) => /date|time/.test(element.type)).length;
  }

  function isCovered(element) {
    const points = [...element.getClientRects()].flatMap(({ left, top, right, bottom }) => {
      const inset = Math.min(3, (right - left) / 2, (bottom - top) / 2);
      const across = [left + inset, (left + right) / 2, right - inset];
      return across.flatMap((x) => [top + inset, (top + bottom) / 2, bottom - inset].map((y) => [x, y]));
    });
    const labels = [...(element.labels || [])];
    return !points.some(([x, y]) => {
      const hit = document.elementFromPoint(x, y);
      return hit && (element.contains(hit) || hit.contains(element) && hit !== document.body && hit !== document.documentElement && hit.tagName !== "MAIN" || labels.some((label) => label.contains(hit)));
    });
  }

  function step() {
    const element = document.activeElement;
    const { all, reached } = window.tabbing;
    if (!element || element === document.body || element === all[0]) return { ended: true, faults: [] };
    // A date has a stop for day, month, year and calendar; more stops than that are a trap.
    window.tabbing.stops = element === window.tabbing.last ? window.tabbing.stops + 1 : 1;
    window.tabbing.last = element;
    if (window.tabbing.stops > 6) return { ended: true, faults: [`holds the keyboard: ${name(element)}`] };
    if (reached.has(element)) return { ended: false, faults: [] };
    reached.add(element);
    const faults = [];
    const style = getComputedStyle(element);
    const shows = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 && !/rgba\(.*, 0\)/.test(style.outlineColor);
    if (!shows) faults.push(`shows no focus: ${name(element)} (${style.outline})`);
    if (isCovered(element)) faults.push(`is covered or out of view while it has the focus: ${name(element)}`);
    return { ended: false, faults };
  }

  function end() {
    const { all, reached, odd } = window.tabbing;
    const missed = all.filter((element) => !reached.has(element)).map((element) => `Tab does not reach ${name(element)}`);
    return odd ? [odd, ...missed] : missed;
  }

  const parts = { look: () => [...headings(), ...landmarks(), ...width(), ...liveRegions()], begin, step, end };
  return parts[part]();
}
