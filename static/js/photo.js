/* A chosen picture: made small before it travels, and shown at once. A canvas copy has no EXIF, so
   the place stays on the phone; the server strips once more. Without this file the form sends the
   picture as it is, and the link to the camera leads to the form. */
(() => {
  'use strict';
  const LONGEST = 1600;
  const BYTES = 400 * 1024;

  async function decode(file) {
    try {
      return await createImageBitmap(file, { imageOrientation: 'from-image' });
    } catch (error) { // Safari before 17 knows no options
      const image = new Image();
      image.src = URL.createObjectURL(file);
      await image.decode();
      return image;
    }
  }

  async function shrink(file) {
    const source = await decode(file);
    const canvas = document.createElement('canvas');
    let scale = Math.min(1, LONGEST / Math.max(source.width, source.height));
    let blob;
    for (const quality of [0.8, 0.7, 0.6, 0.6, 0.6]) {
      canvas.width = Math.round(source.width * scale);
      canvas.height = Math.round(source.height * scale);
      canvas.getContext('2d', { alpha: false }).drawImage(source, 0, 0, canvas.width, canvas.height);
      blob = await new Promise((done) => canvas.toBlob(done, 'image/jpeg', quality));
      if (!blob || blob.size <= BYTES) break;
      if (quality === 0.6) scale *= 0.8;
    }
    if (source.close) source.close();
    canvas.width = canvas.height = 0; // small phones get the memory back at once
    return blob && blob.size < file.size ? new File([blob], 'photo.jpg', { type: blob.type }) : file;
  }

  function show(shot, file) {
    const image = shot.querySelector('img');
    const before = image.getAttribute('src');
    image.onerror = () => { image.onerror = null; if (before) image.src = before; };
    image.onload = () => { image.hidden = false; shot.classList.add('shot--has'); };
    image.src = URL.createObjectURL(file);
  }

  async function smaller(file) {
    try {
      return await shrink(file);
    } catch (error) { // the server can read what this browser cannot
      return file;
    }
  }

  // What was said about the picture before is no longer true of the next one.
  function forget(input) {
    const wrong = document.getElementById(`${input.id}_error`);
    if (wrong) wrong.remove();
    input.removeAttribute('aria-invalid');
    input.removeAttribute('aria-describedby');
    const above = document.querySelector('.errors');
    if (!above) return;
    above.querySelectorAll(`[href="#${input.id}"]`).forEach((link) => link.parentNode.remove());
    if (!above.querySelector('p, li')) above.remove();
  }

  async function take(shot, input) {
    const file = input.files[0];
    input.dataset.ready = '';
    forget(input);
    if (!file) return;
    const small = await smaller(file);
    if (input.files[0] !== file) return; // another one was chosen meanwhile
    const box = new DataTransfer();
    box.items.add(small);
    input.files = box.files;
    input.dataset.ready = '1';
    show(shot, small);
    input.dispatchEvent(new CustomEvent('photo', { bubbles: true }));
  }

  document.querySelectorAll('[data-shot]').forEach((shot) => {
    const input = shot.querySelector('input');
    input.classList.add('vh'); // the picture itself says that it was chosen
    input.addEventListener('change', () => take(shot, input));
  });

  function say(link, ...words) {
    link.parentNode.nextElementSibling.replaceChildren(...words);
  }

  // On the first page the camera opens at once; the draft that is made of the picture comes after.
  async function begin(link, input) {
    const body = new FormData();
    body.append('photo', await smaller(input.files[0]));
    body.append('csrfmiddlewaretoken', document.querySelector('[name=csrfmiddlewaretoken]').value);
    link.setAttribute('aria-busy', 'true');
    try {
      const answer = await fetch(link.pathname, { method: 'POST', body });
      if (answer.redirected) { location = answer.url; return; }
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const wrong = page.getElementById('id_photo_error');
      if (wrong) say(link, ...wrong.childNodes); else location = link.href;
    } catch (error) {
      say(link, link.dataset.lost);
    }
    input.value = ''; // so that the same one can be chosen again
    link.removeAttribute('aria-busy');
  }

  document.querySelectorAll('[data-camera]').forEach((link) => {
    const input = document.createElement('input');
    Object.assign(input, { type: 'file', accept: 'image/*', className: 'vh', tabIndex: -1 });
    input.setAttribute('aria-hidden', 'true');
    link.after(input);
    link.setAttribute('role', 'button');
    link.addEventListener('click', (event) => { event.preventDefault(); input.click(); });
    input.addEventListener('change', () => { if (input.files[0]) begin(link, input); });
  });
})();
