/* Opens the phone's own share sheet with the link, or copies it. Without this file the link stands
   in a field, with an address for a text message and one for an e-mail beside it. */
(() => {
  'use strict';
  for (const box of document.querySelectorAll('[data-share]')) {
    const link = box.querySelector('[data-link]');
    const share = box.querySelector('[data-open]');
    const copy = box.querySelector('[data-copy]');
    const line = box.querySelector('[data-line]');
    if (navigator.share) {
      share.parentElement.hidden = false;
      share.addEventListener('click', () => {
        navigator.share({ text: share.dataset.open, url: link.value }).catch(() => {}); // closed again
      });
    }
    if (navigator.clipboard) {
      copy.parentElement.hidden = false;
      copy.addEventListener('click', async () => {
        await navigator.clipboard.writeText(link.value);
        line.textContent = line.dataset.line;
      });
    }
    link.addEventListener('focus', () => link.select());
  }
})();
