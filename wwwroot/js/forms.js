// Lets people see the password that they type.
const [show, hide] = ['Afficher le mot de passe', 'Masquer le mot de passe'];

for (const input of document.querySelectorAll('input[type=password]')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'field__reveal';
  button.textContent = show;
  button.setAttribute('aria-controls', input.id);
  button.addEventListener('click', () => {
    const shown = input.type === 'password';
    input.type = shown ? 'text' : 'password';
    button.textContent = shown ? hide : show;
  });
  // A browser offers to remember passwords, not texts.
  input.form?.addEventListener('submit', () => { input.type = 'password'; });
  input.after(button);
}

document.querySelector('.summary')?.focus();
