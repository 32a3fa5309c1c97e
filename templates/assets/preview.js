// What a link to a record, a claim or a passage leads to, shown on hover and on focus by keyboard.
// It is read from the page itself, and no further than needed: what a page may not show stays hidden.
'use strict';

(() => {
  const root = new URL('..', document.currentScript.src).href;
  const RECORD = /^(events|actors|places|sources|timelines)\/[^/]+\/(compare\/[^/]+\/)?$/;
  const MOST = 131072;
  const known = new Map();
  const touch = matchMedia('(hover: none)');
  let link = null, box = null, timer = 0, reading = null;

  // Where a link leads: the page, and the claim or passage on it; null where there is nothing to show.
  function target(element) {
    const url = new URL(element.href);
    const anchor = /^#(claim|passage)-[0-9a-f]{8}$/.test(url.hash) ? url.hash.slice(1) : '';
    url.hash = '';
    const here = url.href === location.href.split('#')[0];
    if (here ? !anchor : !url.href.startsWith(root) || !RECORD.test(url.href.slice(root.length))) return null;
    return { page: url.href, anchor, here };
  }

  // Read a page until what is wanted has come, then let go of the rest.
  async function begin(page, anchor, signal) {
    const answer = await fetch(page, { signal });
    if (!answer.ok) return null;
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    const ends = anchor.startsWith('claim-') ? 3 : 1; // reading, quotation, origin; or the paragraph
    const enough = anchor ? new RegExp(`id="${anchor}"(?:[^]*?</p>){${ends}}`) : /<section|<\/article>/;
    let html = '';
    while (html.length < MOST || anchor) {
      const { value, done } = await reader.read();
      if (done) break;
      html += value;
      if (enough.test(html)) break;
    }
    reader.cancel();
    return new DOMParser().parseFromString(html, 'text/html');
  }

  function line(from, name, most = 320) {
    if (!from || from.closest('details')) return null;
    const copy = from.cloneNode(true);
    for (const folded of copy.querySelectorAll('details, .v-hidden, .v-anchor, .v-number')) folded.remove();
    const words = copy.textContent.replace(/\s+/g, ' ').trim();
    if (!words) return null;
    const made = document.createElement('p');
    made.className = name;
    made.textContent = words.length > most ? `${words.slice(0, most).replace(/\s+\S*$/, '')} …` : words;
    const tongue = from.closest('[lang]');
    if (tongue) made.lang = tongue.lang;
    made.dir = from.dir || 'auto';
    return made;
  }

  function words(page, anchor) {
    const found = (name, scope = page) => scope.querySelector(name);
    if (!anchor) {
      const head = found('.v-head');
      return head && [
        line(found('.v-kicker', head), 'v-kicker'), line(found('h1', head), 'v-event-title'),
        line(found('.v-dateline', head), 'v-from'), line(found('.v-summary'), 'v-peek-words'),
      ];
    }
    const place = page.getElementById(anchor);
    if (!place || place.closest('details')) return null; // not there, or behind a click
    if (anchor.startsWith('claim-')) {
      return [line(found('.v-reading', place), 'v-reading'), line(found('.v-quote', place), 'v-peek-quote'), line(found('.v-from', place), 'v-from')];
    }
    // A whole text is marked in place; the passage may be more than one mark.
    const whole = place.closest('p');
    if (!whole) return null;
    const range = page.createRange(), rest = whole.cloneNode();
    range.setStartBefore(place);
    range.setEndAfter(whole.lastChild);
    rest.append(range.cloneContents());
    return [line(found('h1'), 'v-from'), line(place === whole ? place : rest, 'v-peek-words')];
  }

  async function content({ page, anchor, here }, signal) {
    const key = `${page}#${anchor}`;
    if (!known.has(key)) {
      const found = here ? document : await begin(page, anchor, signal);
      known.set(key, ((found && words(found, anchor)) || []).filter(Boolean));
    }
    return known.get(key);
  }

  async function show(element, wanted) {
    reading = new AbortController();
    let lines;
    try { lines = await content(wanted, reading.signal); } catch { return; /* no connection: the link is still there */ }
    if (link !== element || !lines.length) return;
    box = document.createElement('div');
    box.className = 'v-peek';
    box.id = 'v-peek';
    box.setAttribute('role', 'tooltip');
    box.append(...lines);
    box.addEventListener('pointerenter', () => clearTimeout(timer));
    box.addEventListener('pointerleave', () => leave());
    document.body.append(box);
    element.setAttribute('aria-describedby', box.id);
    place(element);
  }

  // Below the link, or above it where there is more room; in the column of the window.
  function place(element) {
    const at = element.getClientRects()[0], size = box.getBoundingClientRect(), wide = document.documentElement.clientWidth;
    const start = getComputedStyle(element).direction === 'rtl' ? at.right - size.width : at.left;
    const below = at.bottom + size.height + 12 < innerHeight || at.top < size.height + 12;
    box.style.top = `${scrollY + (below ? at.bottom + 4 : at.top - size.height - 4)}px`;
    box.style.left = `${scrollX + Math.max(8, Math.min(start, wide - size.width - 8))}px`;
  }

  function hide() {
    clearTimeout(timer);
    if (reading) reading.abort();
    if (link) link.removeAttribute('aria-describedby');
    if (box) box.remove();
    link = box = reading = null;
  }

  function leave() {
    clearTimeout(timer);
    timer = setTimeout(hide, 250);
  }

  function meet(event, delay) {
    const element = event.target.closest && event.target.closest('.v-main a[href], .v-record a[href]');
    if (element === link && link) { clearTimeout(timer); return; }
    if (!element || element.closest('.v-contents') || (navigator.connection && navigator.connection.saveData)) return;
    const wanted = target(element);
    if (!wanted) return;
    hide();
    link = element;
    timer = setTimeout(() => show(element, wanted), delay);
  }

  document.addEventListener('pointerover', (event) => {
    if (event.pointerType === 'mouse' && !touch.matches) meet(event, 350);
  });
  document.addEventListener('pointerout', (event) => {
    if (link && link.contains(event.target) && !link.contains(event.relatedTarget)) leave();
  });
  document.addEventListener('focusin', (event) => {
    if (event.target.matches(':focus-visible')) meet(event, 500);
  });
  document.addEventListener('focusout', (event) => { if (event.target === link) leave(); });
  document.addEventListener('keydown', (event) => { if (event.key === 'Escape') hide(); });
  document.addEventListener('click', (event) => { if (!box || !box.contains(event.target)) hide(); });
})();
