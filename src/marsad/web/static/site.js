// What the site does better with JavaScript; every page is whole without it.
"use strict";

// "/" puts the cursor into the search box, as desks expect.
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    document.querySelector("#quick, #search-q").focus();
  }
});

// View choices apply as soon as they are made.
for (const select of document.querySelectorAll('form[action="/preferences"] select')) {
  select.addEventListener("change", () => select.form.requestSubmit());
}

if ("serviceWorker" in navigator) {
  navigator.serviceWorker.register("/service-worker.js");
}
