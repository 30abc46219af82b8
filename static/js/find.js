/* Leads from a typed number to its page, where no server does. Without this file one writes the
   number in the address. */
(() => {
  'use strict';
  for (const box of document.querySelectorAll('[data-typed]')) {
    box.hidden = false;
    box.querySelector('form').addEventListener('submit', (event) => {
      event.preventDefault();
      const typed = event.target.elements.number.value.split(/[?#]/)[0].replace(/\/+\s*$/, '');
      const number = typed.split('/').pop().normalize('NFKC').toUpperCase()
        .replace(/[\s\-\u2010-\u2015\u2212]+/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
      if (number) location.href = `${encodeURIComponent(number)}/`;
    });
  }
})();
