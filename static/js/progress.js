/* Keeps how far something is up to date, and shows what became of it. Without this file one presses
   the button to see. */
(() => {
  'use strict';
  const PAUSE = 2000; // ms
  const shown = document.querySelector('[data-goes-on]');
  if (!shown) return;
  const look = async () => {
    const answer = document.hidden ? null : await fetch(location.href).catch(() => null); // no line: later
    if (answer && answer.ok && !answer.redirected) {
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const fresh = page.querySelector('[data-goes-on]');
      if (!fresh) return location.reload();
      shown.querySelector('label').textContent = fresh.querySelector('label').textContent;
      const [bar, far] = [shown, fresh].map((box) => box.querySelector('progress'));
      bar.max = far.max;
      bar.value = far.value;
    }
    return setTimeout(look, PAUSE);
  };
  setTimeout(look, PAUSE);
})();
