// While a form is filled in, this device solves the site's task in the background. Where it cannot, the form
// is sent without, and narrower limits hold.
const MARGIN_MS = 60_000;

for (const form of document.querySelectorAll("form[data-challenge]")) {
  const status = form.querySelector("[data-proof-status]");
  const field = form.elements["intake-proof"];
  let solving = null;
  let isSent = false;

  const begin = () => {
    solving ??= solve(form.dataset.challenge).catch(() => null);
    return solving;
  };

  form.addEventListener("focusin", begin, { once: true });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (isSent) return;
    isSent = true;
    status.textContent = status.dataset.wait;
    let solved = await begin();
    if (solved && solved.until < Date.now() + MARGIN_MS) {
      solving = null;
      solved = await begin();
    }
    field.value = solved ? solved.proof : "";
    form.submit();
  });

  // Back from the page that followed: what is sent now is sent anew.
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    [isSent, solving, status.textContent] = [false, null, ""];
  });
}

async function solve(url) {
  const response = await fetch(url, { credentials: "omit" });
  if (!response.ok) return null;
  const challenge = await response.json();
  const number = await search(challenge);
  const { algorithm, salt, signature } = challenge;
  const proof = btoa(JSON.stringify({ algorithm, challenge: challenge.challenge, number, salt, signature }));
  return { proof, until: 1000 * new URLSearchParams(salt.split("?")[1]).get("expires") };
}

function search(challenge) {
  const worker = new Worker(new URL("./search.js", import.meta.url));
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => (data === null ? reject(new Error("no solution")) : resolve(data));
    worker.onerror = reject;
    worker.postMessage(challenge);
  }).finally(() => worker.terminate());
}
