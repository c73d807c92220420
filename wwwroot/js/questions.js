// Opens the question that the address names, and all of them for printing.
const questions = () => document.querySelectorAll("details.question");

// What is no valid escape (#%E0) is taken as it stands.
function nameIn(hash) {
  const plain = hash.slice(1);
  try {
    return decodeURIComponent(plain);
  } catch {
    return plain;
  }
}

function openNamed() {
  const named = location.hash.length > 1 && document.getElementById(nameIn(location.hash));
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
