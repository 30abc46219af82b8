/* A button that copies the text beside it. Without this file one marks the text and copies it. */
(() => {
  'use strict';
  if (!navigator.clipboard) return;
  for (const box of document.querySelectorAll('[data-text]')) {
    const text = box.querySelector('textarea');
    const copy = box.querySelector('[data-copy]');
    const line = box.querySelector('[data-line]');
    copy.parentElement.hidden = false;
    copy.addEventListener('click', async () => {
      await navigator.clipboard.writeText(text.value);
      line.textContent = line.dataset.line;
    });
  }
})();
