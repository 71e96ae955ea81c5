// A film is fetched from its provider only when the reader asks for it.
for (const embed of document.querySelectorAll("[data-player]")) {
  const button = embed.querySelector("[data-load]");
  button.hidden = false;
  button.addEventListener("click", () => {
    const player = document.createElement("iframe");
    player.src = embed.dataset.player;
    player.title = embed.dataset.title;
    player.allow = "fullscreen; picture-in-picture";
    player.referrerPolicy = "strict-origin-when-cross-origin";
    embed.replaceChildren(player);
    player.focus();
  });
}
