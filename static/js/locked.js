/* A phone that is handed over shows one page. Its other tabs leave what they showed as soon as that
   page opens. Without this file they stand as they were, and any tap in them leads to that page. */
(() => {
  'use strict';
  if (!window.BroadcastChannel) return;
  const tabs = new BroadcastChannel('locked');
  if ('locked' in document.currentScript.dataset) {
    tabs.postMessage('');
    return;
  }
  tabs.addEventListener('message', () => {
    document.documentElement.hidden = true;
    location.replace('/');
  });
})();
