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

    """
}
