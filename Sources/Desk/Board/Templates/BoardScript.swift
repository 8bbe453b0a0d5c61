/// What the board's pages can do more where scripts run. Without it everything works.
enum BoardScript {
  static let text = """
    "use strict";
    // The summary of what went wrong takes the focus, so that a screen reader begins with it.
    document.querySelector(".error-summary")?.focus();
    // A form is sent once, however often its button is pressed.
    document.addEventListener("submit", (event) => {
      if (event.target.dataset.sent) event.preventDefault();
      event.target.dataset.sent = "yes";
    });
    window.addEventListener("pageshow", () => {
      for (const form of document.forms) delete form.dataset.sent;
    });
    // What others say appears by itself: a list is fetched anew, a case says that it has changed, since somebody may be
    // typing there. Not in hidden tabs, and not where nobody sits: sessions are to end there.
    const live = document.querySelector("[data-live]");
    let touched = Date.now();
    for (const kind of ["pointerdown", "keydown"]) addEventListener(kind, () => { touched = Date.now(); });
    const look = async () => {
      if (document.hidden || Date.now() - touched > 20 * 60_000) return;
      const lost = document.getElementById("lost");
      try {
        const answer = await fetch(live.dataset.live, { redirect: "error" });
        if (!answer.ok) throw new Error(answer.status);
        const text = await answer.text();
        lost.hidden = true;
        if (live.dataset.shown) {
          live.hidden = text === live.dataset.shown;
        } else if (!live.contains(document.activeElement)) {
          const next = new DOMParser().parseFromString(text, "text/html").querySelector("[data-live]");
          if (next && next.innerHTML !== live.innerHTML) live.innerHTML = next.innerHTML;
        }
      } catch { lost.hidden = false; }
    };
    if (live) setInterval(look, live.dataset.shown ? 5_000 : 20_000);

    """
}
