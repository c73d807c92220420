// Opens the question that the address names, and all of them for printing.
const questions = () => document.querySelectorAll("details.question");

function openNamed() {
  const named = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (named instanceof HTMLDetailsElement) {
    named.open = true;
    named.scrollIntoView();
  }
}

addEventListener("hashchange", openNamed);
openNamed();

let opened = [];
addEventListener("beforeprint", () => {
  opened = [...questions()].filter(question => !question.open);
  for (const question of opened) question.open = true;
});
addEventListener("afterprint", () => {
  for (const question of opened) question.open = false;
});
