// The pre-flight list beside the editor: kept up to date while somebody types; each line leads to its field.
const PAUSE = 700;
const FIELDS = "input:not([type=hidden]), textarea, select, [contenteditable=true]";

const section = document.querySelector("[data-preflight]");
const form = section?.closest("form");
if (form) {
    start();
}

function start() {
    let shown = typed();
    let seen = shown;
    let request = null;

    setInterval(async () => {
        const now = typed();
        const isResting = now === seen;
        seen = now;
        if (document.hidden || !isResting || now === shown) {
            return;
        }
        shown = now;
        request?.abort();
        request = new AbortController();
        await refresh(request.signal);
    }, PAUSE / 2);

    section.addEventListener("click", (event) => {
        const link = event.target.closest("[data-preflight-field]");
        if (link && goTo(link.dataset.preflightField, link.dataset.preflightBlock)) {
            event.preventDefault();
        }
    });

    // Autosave makes a new page without loading the editor again.
    form.addEventListener("w-autosave:success", ({ detail }) => {
        if (detail.data.pk) {
            section.dataset.preflight = section.dataset.preflightSaved.replace("/0/", `/${detail.data.pk}/`);
        }
    });
}

function typed() {
    const data = new FormData(form);
    return new URLSearchParams([...data].filter(([, value]) => typeof value === "string")).toString();
}

async function refresh(signal) {
    try {
        const response = await fetch(section.dataset.preflight, {
            method: "POST",
            body: new URLSearchParams(typed()),
            headers: { "X-Requested-With": "XMLHttpRequest" },
            signal,
        });
        if (!response.ok) {
            throw new Error(`pre-flight: ${response.status}`);
        }
        show(await response.text());
    } catch (error) {
        if (error.name !== "AbortError") {
            say(section.dataset.preflightFailed);
            section.classList.add("preflight--stale");
        }
    }
}

function show(html) {
    const focused = section.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
    section.querySelector("[data-preflight-list]").outerHTML = html;
    section.classList.remove("preflight--stale");
    say(section.querySelector("[data-preflight-list]").dataset.preflightSays);
    if (focused) {
        section.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus();
    }
}

// Read out only when it changes.
function say(text) {
    const summary = section.querySelector("[data-preflight-summary]");
    if (summary.textContent !== text) {
        summary.textContent = text;
    }
}

function goTo(field, block) {
    const place = find(field, block);
    if (!place) {
        return false;
    }
    open(place);
    // Tabs and dialogs open in their own time.
    setTimeout(() => focus(place), 50);
    return true;
}

function focus(place) {
    const target = firstVisible(place, FIELDS) ?? firstVisible(place, "button");
    (target ?? place).scrollIntoView({ block: "center" });
    target?.focus({ preventScroll: true });
}

function firstVisible(place, selector) {
    return [...place.querySelectorAll(selector)].find((element) => element.checkVisibility());
}

function find(field, block) {
    const place = document.querySelector(`[data-contentpath="${CSS.escape(field)}"]`);
    return (block && place?.querySelector(`[data-contentpath="${CSS.escape(block)}"]`)) || place;
}

// The tab, the collapsed sections and the dialog a field is in.
function open(place) {
    place.dispatchEvent(new CustomEvent("w-focus:focus", { bubbles: true }));
    for (const content of ancestors(place, ".w-panel__content[hidden]")) {
        document.querySelector(`[data-panel-toggle][aria-controls="${CSS.escape(content.id)}"]`)?.click();
    }
    const dialog = place.closest(".w-dialog[aria-hidden=true]");
    dialog?.dispatchEvent(new CustomEvent("w-dialog:show"));
}

function ancestors(element, selector) {
    const found = [];
    for (let at = element.closest(selector); at; at = at.parentElement.closest(selector)) {
        found.unshift(at);
    }
    return found;
}
