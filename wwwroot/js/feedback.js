// Sends the feedback forms without leaving the page: the server answers the same pages as without this script, of which the part that concerns the
// vote takes the place of the form. When an answer does not come, a sentence says so and the next try is an ordinary post.

document.addEventListener("submit", async (event) => {
  const form = event.target;
  const section = form.closest("[data-feedback]");
  if (!section || form.hasAttribute("data-plain"))
    return;

  event.preventDefault();
  if (section.getAttribute("aria-busy") === "true")
    return;
  setBusy(section, true);
  try {
    show(await send(form, event.submitter), section);
  } catch {
    tellFailure(form, section);
  } finally {
    setBusy(section, false);
  }
});

// Not "disabled": that would take the focus away from the button just pressed.
function setBusy(section, busy) {
  section.setAttribute("aria-busy", busy);
  for (const button of section.querySelectorAll("button"))
    button.setAttribute("aria-disabled", busy);
}

async function send(form, submitter) {
  const fields = new URLSearchParams(new FormData(form));
  if (submitter?.name)
    fields.append(submitter.name, submitter.value);
  const response = await fetch(form.action, { method: "POST", body: fields });
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const answer = page.querySelector("[data-feedback]");
  if (!answer)
    throw new Error(`No feedback in the answer (${response.status}).`);
  return document.adoptNode(answer);
}

function show(answer, section) {
  if (answer.hasAttribute("data-feedback-notice"))
    showNotice(answer, section);
  else
    section.replaceWith(answer);
  answer.querySelector("[data-feedback-focus]")?.focus();
}

// A refusal stands above the form, which stays as it was filled in.
function showNotice(answer, section) {
  section.querySelector("[data-feedback-notice]")?.remove();
  answer.removeAttribute("data-feedback");
  answer.className = "feedback__summary";
  const heading = answer.querySelector("h1");
  if (heading) {
    const smaller = document.createElement("h2");
    smaller.append(...heading.childNodes);
    smaller.tabIndex = -1;
    smaller.dataset.feedbackFocus = "";
    heading.replaceWith(smaller);
  }
  section.prepend(answer);
}

function tellFailure(form, section) {
  form.setAttribute("data-plain", "");
  const place = section.querySelector("[data-feedback-failure]");
  place.textContent = "";
  place.textContent = place.dataset.feedbackFailure;
}
