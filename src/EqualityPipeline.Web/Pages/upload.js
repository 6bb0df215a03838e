// Shows how far an upload has come and takes a file that is dropped. Without it the form sends itself.
"use strict";
(() => {
  const faults = document.querySelector(".faults");
  if (faults) faults.focus();

  const form = document.getElementById("upload");
  if (!form || !window.FormData || !window.DOMParser) return;
  const field = form.querySelector(".field input[type=file]").closest(".field");
  const file = document.getElementById("file");
  const status = document.getElementById("progress");
  let bar = null;

  for (const name of ["dragenter", "dragover"])
    field.addEventListener(name, (event) => { event.preventDefault(); field.classList.add("over"); });
  for (const name of ["dragleave", "drop"])
    field.addEventListener(name, () => field.classList.remove("over"));
  field.addEventListener("drop", (event) => {
    event.preventDefault();
    if (event.dataTransfer.files.length === 1) {
      file.files = event.dataTransfer.files;
      say(`${file.files[0].name} is chosen.`);
    } else {
      say("Drop one file: a return is one file.");
    }
  });
  const drop = document.createElement("p");
  drop.className = "hint";
  drop.textContent = "You can also drop the file here.";
  file.before(drop);

  form.addEventListener("submit", (event) => {
    const action = event.submitter ? event.submitter.value : "send";
    if (action === "guide") return;
    event.preventDefault();
    const content = new FormData(form);
    content.set("action", action);
    const request = new XMLHttpRequest();
    request.open("POST", form.getAttribute("action"));
    request.setRequestHeader("Accept", "text/html");
    request.upload.addEventListener("progress", (sent) => {
      if (!sent.lengthComputable) return;
      show(sent.loaded / sent.total);
      if (sent.loaded === sent.total) say("Sent. It is being checked.");
    });
    request.addEventListener("load", () => {
      if (new URL(request.responseURL).pathname === form.getAttribute("action")) replace(request.responseText);
      else location.assign(request.responseURL);
    });
    request.addEventListener("error", () => {
      stop();
      say("The connection broke before all was sent. Nothing was kept; please send it again.");
    });
    for (const button of form.querySelectorAll("button")) button.disabled = true;
    say("Sending.");
    request.send(content);
  });

  function say(text) { status.textContent = text; }

  function show(share) {
    if (!bar) {
      bar = document.createElement("progress");
      bar.max = 1;
      bar.setAttribute("aria-label", "How much is sent");
      status.after(bar);
    }
    bar.value = share;
  }

  function stop() {
    for (const button of form.querySelectorAll("button")) button.disabled = false;
    if (bar) bar.remove();
    bar = null;
  }

  // The receipt of a check, or the form with its faults, in place of the form; a key that was given stays in its field.
  function replace(html) {
    const page = new DOMParser().parseFromString(html, "text/html");
    const again = page.getElementById("upload");
    document.title = page.title;
    if (again) {
      stop();
      say("");
      const old = document.querySelector(".faults");
      if (old) old.remove();
      for (const mine of form.querySelectorAll(".field")) {
        const theirs = again.querySelector(`#${mine.querySelector("label").htmlFor}`).closest(".field");
        mine.className = theirs.className;
        for (const fault of mine.querySelectorAll(".fault")) fault.remove();
        for (const fault of theirs.querySelectorAll(".fault")) mine.querySelector("label").after(fault);
        const control = mine.querySelector("select, input");
        const described = theirs.querySelector("select, input");
        for (const attribute of ["aria-invalid", "aria-describedby"]) {
          if (described.hasAttribute(attribute)) control.setAttribute(attribute, described.getAttribute(attribute));
          else control.removeAttribute(attribute);
        }
      }
      const problems = page.querySelector(".faults");
      if (problems) {
        for (const kept of problems.querySelectorAll(":scope > p")) kept.remove();
        document.getElementById("main").prepend(problems);
        problems.focus();
      }
      return;
    }
    const main = document.getElementById("main");
    main.replaceWith(page.getElementById("main"));
    const heading = document.querySelector("#main h1");
    heading.tabIndex = -1;
    heading.focus();
    scrollTo(0, 0);
  }
})();
