// Says at once that a file is too large, before it travels. The server says so too.
for (const input of document.querySelectorAll('input[type=file][data-largest]')) {
  input.addEventListener('change', () => {
    const isTooLarge = [...input.files].some(file => file.size > Number(input.dataset.largest));
    let error = input.parentElement.querySelector('.error');
    if (isTooLarge && !error) {
      error = Object.assign(document.createElement('p'), { className: 'error', id: `${input.id}-error`, role: 'alert' });
      input.before(error);
      input.setAttribute('aria-describedby', `${input.getAttribute('aria-describedby') ?? ''} ${error.id}`.trim());
    }
    if (isTooLarge) {
      error.textContent = input.dataset.tooLarge;
      input.value = '';
    }
    else error?.remove();
    input.parentElement.classList.toggle('field--wrong', isTooLarge);
    if (isTooLarge) input.setAttribute('aria-invalid', 'true');
    else input.removeAttribute('aria-invalid');
  });
}
