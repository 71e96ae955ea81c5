// Drag an entry of the calendar to another day. The server decides; the page it answers with shows where it is.

const form = document.getElementById("calendar-drop");
let dragged = null;

function dayUnder(event) {
  return dragged && event.target.closest("td[data-day]");
}

document.addEventListener("dragstart", (event) => {
  dragged = event.target.closest?.("[data-move]");
  if (dragged) event.dataTransfer.effectAllowed = "move";
});

document.addEventListener("dragover", (event) => {
  const day = dayUnder(event);
  if (!day) return;
  event.preventDefault();
  mark(day);
});

document.addEventListener("dragend", () => {
  dragged = null;
  mark(null);
});

document.addEventListener("drop", (event) => {
  const day = dayUnder(event);
  if (!day) return;
  event.preventDefault();
  if (day.contains(dragged)) return;
  form.action = dragged.dataset.move;
  form.elements.status.value = dragged.dataset.status;
  form.elements.day.value = day.dataset.day;
  form.submit();
});

function mark(day) {
  document.querySelector(".calendar td.target")?.classList.remove("target");
  day?.classList.add("target");
}
