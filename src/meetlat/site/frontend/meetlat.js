// Only an enhancement: every page works without it. htmx fetches the results while one types; this says them aloud.
import "htmx.org";

const announce = (text) => {
  const voice = document.getElementById("announcement");
  if (voice && text) voice.textContent = text;
};

document.addEventListener("htmx:after:swap", () => {
  announce(document.querySelector("[data-announce]")?.textContent.trim());
});
