// The address stands in the page as name[at]example.org; readers with scripts get a link to write to.
for (const element of document.querySelectorAll("[data-contact]")) {
  const address = element.textContent.trim().replace("[at]", "@");
  const link = document.createElement("a");
  link.href = `mailto:${address}`;
  link.textContent = address;
  element.replaceChildren(link);
}
