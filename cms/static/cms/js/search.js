// Searches as the reader types. Without it the form does the same with its button.
const PAUSE = 250;
const form = document.querySelector("form[data-search]");
const input = form.elements.q;
const results = document.getElementById(form.dataset.search);
const status = document.querySelector("[data-search-status]");
let timer;
let latest;

input.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(search, PAUSE);
});

async function search() {
  const address = new URL(form.action);
  address.searchParams.set("q", input.value);
  latest?.abort();
  latest = new AbortController();
  try {
    const response = await fetch(`${address}&fragment`, { signal: latest.signal });
    if (!response.ok) return;
    results.innerHTML = await response.text();
    history.replaceState(null, "", address);
    // Screen readers hear how much was found, not all of it.
    status.textContent = results.querySelector("[data-search-summary]")?.textContent ?? "";
  } catch (error) {
    // A newer search took its place, or there is no network: the button still works.
    if (!(error instanceof DOMException || error instanceof TypeError)) throw error;
  }
}
