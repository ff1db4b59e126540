// "Add another" for Django formsets: clones the empty form. Without it the formset's extra rows serve.
"use strict";

function addRow(formset) {
  const total = formset.querySelector(`[name="${formset.dataset.formset}-TOTAL_FORMS"]`);
  const most = formset.querySelector(`[name="${formset.dataset.formset}-MAX_NUM_FORMS"]`);
  const index = Number(total.value);
  const holder = document.createElement("template");
  const row = formset.querySelector("[data-formset-empty]").innerHTML;
  holder.innerHTML = row.replace(/aria-label="([^"]*)__prefix__"/, `aria-label="$1${index + 1}"`).replaceAll("__prefix__", index);
  formset.querySelector("[data-formset-rows]").append(holder.content);
  total.value = index + 1;
  formset.querySelector("[data-formset-add]").hidden = index + 1 >= Number(most.value);
  formset.querySelector("[data-formset-rows]").lastElementChild.querySelector("input:not([type=hidden]), select, textarea")?.focus();
}

// A row whose "delete" box is ticked stays in view, pale, until the form is saved: the tick can be taken back.
function markGoing(event) {
  if (!event.target.name?.endsWith("-DELETE")) return;
  event.target.closest("[data-formset-row]")?.classList.toggle("is-going", event.target.checked);
}

document.querySelectorAll("[data-formset]").forEach((formset) => {
  const button = formset.querySelector("[data-formset-add]");
  button.hidden = false;
  button.addEventListener("click", () => addRow(formset));
  formset.addEventListener("change", markGoing);
});
