// Shows and hides a password. Without this file the field works all the same.
for (const button of document.querySelectorAll('[data-reveals]')) {
  const field = document.getElementById(button.dataset.reveals);
  button.hidden = false;
  button.addEventListener('click', () => {
    const shown = field.type === 'password';
    field.type = shown ? 'text' : 'password';
    button.setAttribute('aria-pressed', String(shown));
    button.firstChild.data = shown ? 'Masquer' : 'Afficher';
    field.focus();
  });
  // Browsers must not learn the password as a text that was typed.
  field.form.addEventListener('submit', () => { field.type = 'password'; });
}
