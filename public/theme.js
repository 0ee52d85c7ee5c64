// Read before a page is painted, so that it is never painted in one theme and then in another.
// byline.js lets the reader choose.
function readTheme() {
  try {
    const theme = localStorage.getItem("byline-theme");
    return ["light", "dark"].includes(theme) ? theme : "";
  } catch {
    return "";
  }
}

/** On the page's own element, and nowhere in what the server sends. */
function showTheme(theme = readTheme()) {
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
}

showTheme();
