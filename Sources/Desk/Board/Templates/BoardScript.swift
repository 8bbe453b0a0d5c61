/// What the board's pages can do more where scripts run. Without it everything works.
enum BoardScript {
  static let text = """
    "use strict";
    // The summary of what went wrong takes the focus, so that a screen reader begins with it.
    document.querySelector(".error-summary")?.focus();
    // Behind a sign-in elsewhere nobody has to press anything.
    const next = document.getElementById("next");
    if (next) location.replace(next.href);
    // A form is sent once, however often its button is pressed.
    document.addEventListener("submit", (event) => {
      if (event.target.id === "upload" || event.submitter?.formTarget) return;
      if (event.target.dataset.sent) event.preventDefault();
      event.target.dataset.sent = "yes";
    });
    window.addEventListener("pageshow", () => {
      for (const form of document.forms) delete form.dataset.sent;
    });
    // What is typed of a case is kept as it is typed, and when the page is left.
    const typed = document.getElementById("typed");
    if (typed?.dataset.here) {
      const kept = document.getElementById("kept");
      document.getElementById("typed-means").hidden = false;
      let timer = null, running = null, isNew = false;
      const keep = async (isLast) => {
        clearTimeout(timer);
        timer = null;
        if (!isNew || running && !isLast || typed.dataset.sent) return;
        running?.abort();
        const mine = running = new AbortController();
        isNew = false;
        const fields = new URLSearchParams([...new FormData(typed)].filter(([, value]) => value !== ""));
        fields.set("go", "auto");
        // A browser sends no more than 64 KiB of a page that is gone.
        const keepalive = isLast && fields.toString().length < 60_000;
        try {
          const answer = await fetch(typed.action, { method: "POST", body: fields, redirect: "error", keepalive, signal: mine.signal });
          if (!answer.ok && answer.status !== 409) throw new Error(answer.status);
          kept.textContent = await answer.text();
          if (answer.ok) {
            typed.elements.after.value = typed.elements.page.value;
            history.replaceState(null, "", typed.dataset.here);
          }
        } catch {
          if (running !== mine) return;
          isNew = true;
          kept.textContent = typed.dataset.lost;
          timer = setTimeout(keep, 10_000);
        }
        if (running === mine) running = null;
        if (isNew && !timer) timer = setTimeout(keep, 1_000);
      };
      typed.addEventListener("input", () => { isNew = true; clearTimeout(timer); timer = setTimeout(keep, 1_000); });
      document.addEventListener("visibilitychange", () => { if (document.hidden) keep(true); });
      addEventListener("pagehide", () => keep(true));
    }
    // A file goes piece by piece, and after a break goes on with the piece that is next.
    const upload = document.getElementById("upload");
    const send = async (file) => {
      const text = document.getElementById("sent-text"), bar = document.getElementById("sent");
      const token = upload.elements.form_token.value;
      const say = new URLSearchParams([...new FormData(upload)].filter(([, value]) => typeof value === "string"));
      for (const [key, value] of [["name", file.name], ["size", file.size], ["stamp", file.lastModified]]) say.set(key, value);
      const post = async (path, body, headers) => {
        const answer = await fetch(path, { method: "POST", body, headers, redirect: "error", signal: AbortSignal.timeout(120_000) });
        if (!answer.ok) throw new Refusal(answer.status, await answer.text(), answer.headers.get("content-type"));
        return answer.text();
      };
      const piece = 1 << 20;
      const [id, come] = (await post(upload.dataset.begin, say)).split(" ");
      for (let at = Number(come); at < file.size; ) {
        bar.value = at / file.size;
        text.textContent = `${Math.floor(100 * at / file.size)} %`;
        at = Number(await post(`${upload.action}/${id}/piece?offset=${at}`, file.slice(at, at + piece),
          { "Content-Type": "application/octet-stream", "X-Form-Token": token }));
      }
      location.replace(location.pathname);
    };
    class Refusal extends Error {
      constructor(status, text, type) { super(type?.startsWith("text/plain") ? text : ""); this.status = status; }
    }
    upload?.addEventListener("submit", async (event) => {
      event.preventDefault();
      const file = upload.elements.file.files[0], text = document.getElementById("sent-text");
      if (!file || upload.dataset.busy) return;
      upload.dataset.busy = "yes";
      document.getElementById("progress").hidden = false;
      for (;;) {
        try { await send(file); return; } catch (problem) {
          // What the board refuses is said; what the line has lost is tried again.
          if (problem instanceof Refusal && problem.status < 500) {
            text.textContent = problem.message || upload.dataset.lost;
            break;
          }
          text.textContent = upload.dataset.lost;
          await new Promise((done) => setTimeout(done, 3_000));
        }
      }
      delete upload.dataset.busy;
    });
    // What others say appears by itself: a list is fetched anew, a case says that it has changed, since somebody may be
    // typing there. The board says when (server-sent events); where it cannot, it is asked again and again. Not in hidden
    // tabs, and not where nobody sits: sessions are to end there.
    const live = document.querySelector("[data-live]");
    const lost = document.getElementById("lost");
    let touched = Date.now();
    for (const kind of ["pointerdown", "keydown"]) addEventListener(kind, () => { touched = Date.now(); });
    const isAwake = () => !document.hidden && Date.now() - touched < 20 * 60_000;
    let running = false, again = false;
    const look = async () => {
      if (running) { again = true; return; }
      running = true;
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
      // A list is not fetched more than once a second, however much is said.
      setTimeout(() => { running = false; if (again) { again = false; look(); } }, live.dataset.shown ? 0 : 1_000);
    };
    let source = null, asking = null, at = live?.dataset.at;
    const shut = () => { source?.close(); source = null; clearInterval(asking); asking = null; };
    const ask = () => { shut(); asking = setInterval(look, live.dataset.shown ? 5_000 : 20_000); };
    const listen = () => {
      source = new EventSource(`/live?after=${at}` + (live.dataset.case ? `&case=${live.dataset.case}` : ""));
      source.onmessage = (event) => { at = event.lastEventId || at; look(); };
      source.onopen = () => { lost.hidden = true; };
      source.onerror = () => { lost.hidden = false; if (source.readyState === EventSource.CLOSED) { ask(); look(); } };
      source.addEventListener("end", () => { shut(); wake(); });
    };
    const wake = () => {
      if (!isAwake()) return shut();
      if (!source && !asking) listen();
    };
    if (live) {
      wake();
      setInterval(wake, 15_000);
      document.addEventListener("visibilitychange", wake);
      for (const kind of ["pointerdown", "keydown"]) addEventListener(kind, wake);
    }

    """
}
