/* A button that prints the page. Without this file the browser's own menu does it. */
(() => {
  'use strict';
  const button = document.querySelector('[data-print]');
  if (!button) return;
  button.hidden = false;
  button.addEventListener('click', () => print());
})();
