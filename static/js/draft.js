/* Keeps what is being written as a draft on the server, and says truthfully whether it could.
   Without this file the form is an ordinary one. */
(() => {
  'use strict';
  const form = document.querySelector('[data-draft]');
  if (!form) return;
  const line = form.querySelector('[data-line]');
  const photo = form.elements.photo;
  let changed = false;
  let timer;
  let saving = Promise.resolve();

  async function save() {
    if (!changed) return;
    changed = false;
    const body = new FormData(form);
    const picture = photo.dataset.ready ? photo.files[0] : null;
    if (!picture) body.delete('photo');
    try {
      const answer = await fetch(form.dataset.draft, { method: 'POST', body, redirect: 'error', keepalive: !picture });
      if (answer.status === 204) return;
      if (!/^text\/plain/.test(answer.headers.get('Content-Type'))) throw answer;
      line.textContent = await answer.text();
      if (answer.headers.get('X-Field') === 'photo' && picture === photo.files[0]) refuse(line.textContent);
      if (answer.ok && picture && picture === photo.files[0]) photo.value = ''; // it is there
    } catch (error) { // no network, or signed out: the words stay in the form
      changed = true;
      line.textContent = line.dataset.lost;
    }
  }

  // A file that is no picture: say so where it was chosen, and let go of it.
  function refuse(sentence) {
    const wrong = document.createElement('div');
    wrong.id = `${photo.id}_error`;
    wrong.innerHTML = '<p class="field-error" role="alert"></p>';
    wrong.firstChild.textContent = sentence;
    photo.closest('[data-shot]').after(wrong);
    photo.setAttribute('aria-describedby', wrong.id);
    photo.setAttribute('aria-invalid', 'true');
    photo.value = '';
    line.textContent = '';
  }

  const now = () => { clearTimeout(timer); saving = saving.then(save); };
  const soon = (event) => {
    if (event.target === photo) return; // photo.js tells when it is small enough
    changed = true;
    clearTimeout(timer);
    timer = setTimeout(now, 400);
  };

  form.addEventListener('input', soon);
  form.addEventListener('photo', () => { changed = true; now(); });
  // Android may end the browser while the camera is open.
  photo.addEventListener('click', now);
  document.addEventListener('visibilitychange', () => { if (document.hidden) now(); });
  addEventListener('online', now);
})();
