// Makes the map one that can be moved, enlarged and filtered. The page is complete without it: the
// list below the map holds every place. Everything it asks for lies on this site.
'use strict';

const map = document.querySelector('.v-map');
const svg = map.querySelector('.v-map-drawn');
const card = map.querySelector('.v-map-card');
const filters = map.querySelector('.v-map-filters');
const selects = Object.fromEntries([...filters.querySelectorAll('select')].map((select) => [select.name, select]));
const signs = [...svg.querySelectorAll('[data-at]')].map((node) => ({
  node, at: node.dataset.at, x: +node.getAttribute('cx'), y: +node.getAttribute('cy'), radius: +node.getAttribute('r'), reach: +node.dataset.reach, title: node.textContent,
}));
const whole = svg.viewBox.baseVal;
const [width, height] = [whole.width, whole.height];
const view = { x: 0, y: 0, width };
const number = new Intl.NumberFormat(document.documentElement.lang).format;
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const events = (count) => fill(map.dataset.count, { num: number(count) });

/* ---- the window on the map ---- */

function show() {
  const scale = view.width / width;
  view.x = Math.min(Math.max(view.x, -width / 3), width * 4 / 3 - view.width);
  view.y = Math.min(Math.max(view.y, -height / 3), height * 4 / 3 - height * scale);
  svg.setAttribute('viewBox', `${view.x} ${view.y} ${view.width} ${height * scale}`);
  svg.classList.toggle('is-near', scale < 1);
  // What covers ground grows with the ground. Dots, and circles too small to see, keep their size.
  const unit = view.width / svg.clientWidth;
  for (const { node, radius, reach } of signs) {
    node.setAttribute('r', Math.max(reach, reach ? 11 * unit : Math.max(radius * scale, 6 * unit)));
  }
}

/** Enlarge by a factor about a point of the map, which stays where it is. */
function zoom(factor, x = view.x + view.width / 2, y = view.y + view.width / width * height / 2) {
  const next = Math.min(Math.max(view.width * factor, width / 24), width * 1.6);
  view.x = x - (x - view.x) * next / view.width;
  view.y = y - (y - view.y) * next / view.width;
  view.width = next;
  show();
}

function move(x, y) {
  view.x += x * view.width;
  view.y += y * view.width;
  show();
}

function wholeMap() {
  Object.assign(view, { x: 0, y: 0, width });
  show();
}

function pointOf(event) {
  const box = svg.getBoundingClientRect();
  const unit = view.width / box.width;
  return [view.x + (event.clientX - box.left) * unit, view.y + (event.clientY - box.top) * unit];
}

const fingers = new Map();
let dragged = false;
const spread = () => {
  const [a, b] = [...fingers.values()];
  return Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
};
svg.addEventListener('pointerdown', (event) => { fingers.set(event.pointerId, event); dragged = false; });
svg.addEventListener('pointermove', (event) => {
  const before = fingers.get(event.pointerId);
  if (!before) return;
  if (fingers.size === 2) {
    const was = spread();
    fingers.set(event.pointerId, event);
    zoom(was / Math.max(spread(), 1), ...pointOf(event));
    dragged = true;
    return;
  }
  if (!dragged && Math.hypot(event.clientX - before.clientX, event.clientY - before.clientY) < 4) return;
  dragged = true;
  svg.setPointerCapture(event.pointerId);
  move((before.clientX - event.clientX) / svg.clientWidth, (before.clientY - event.clientY) / svg.clientWidth);
  fingers.set(event.pointerId, event);
});
for (const end of ['pointerup', 'pointercancel']) addEventListener(end, (event) => fingers.delete(event.pointerId));
svg.addEventListener('wheel', (event) => {
  if (!event.ctrlKey && !svg.contains(document.activeElement)) return; // a page is scrolled past a map
  event.preventDefault();
  zoom(event.deltaY < 0 ? 0.8 : 1.25, ...pointOf(event));
}, { passive: false });

const KEYS = {
  ArrowLeft: () => move(-0.1, 0), ArrowRight: () => move(0.1, 0), ArrowUp: () => move(0, -0.1), ArrowDown: () => move(0, 0.1),
  '+': () => zoom(0.7), '=': () => zoom(0.7), '-': () => zoom(1 / 0.7), 0: wholeMap, Escape: close,
};
svg.addEventListener('keydown', (event) => {
  const act = KEYS[event.key];
  if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  act();
});
map.addEventListener('click', (event) => {
  const act = { in: () => zoom(0.7), out: () => zoom(1 / 0.7), whole: wholeMap, all: everything, close }[event.target.dataset.do];
  if (act) act();
});

/* ---- what is filtered ---- */

let places = {};

/** Whether something of a year and kind, drawn as a sign, is wanted. */
function wanted(year, type, sign) {
  return Object.entries({ year, type, sign }).every(([name, value]) => !selects[name].value || selects[name].value === value);
}

function everything() {
  for (const select of Object.values(selects)) select.value = '';
  filter();
}

function filter() {
  const drawn = {};
  const total = { events: 0, places: 0 };
  for (const [id, place] of Object.entries(places)) {
    const count = place.counts.reduce((sum, [year, type, n]) => sum + (wanted(year, type, place.sign || '') ? n : 0), 0);
    const line = document.getElementById(`at-${id}`);
    line.hidden = !count;
    line.querySelector('[data-count]').textContent = events(count);
    if (place.at) drawn[place.at] = (drawn[place.at] || 0) + count;
    total.events += count;
    total.places += count ? 1 : 0;
  }
  for (const { node, at } of signs) node.classList.toggle('is-off', !drawn[at]);
  map.querySelector('.v-map-shown').textContent = fill(map.dataset.shown, { events: number(total.events), places: number(total.places) });
  close();
}

/* ---- what happened at a sign ---- */

let chosen = null;

function close() {
  if (!chosen) return;
  const held = card.contains(document.activeElement) ? chosen.node : null;
  chosen.node.classList.remove('is-chosen');
  chosen.node.setAttribute('aria-expanded', 'false');
  chosen = null;
  card.hidden = true;
  if (held) held.focus();
}

const make = (name, values, ...parts) => {
  const node = Object.assign(document.createElement(name), values);
  node.append(...parts);
  return node;
};

async function choose(sign) {
  close();
  const answer = await fetch(`${map.dataset.root}places/${sign.at}/map.json`);
  if (!answer.ok) return;
  const found = (await answer.json()).filter((event) => wanted(event.year, event.type, places[sign.at] ? places[sign.at].sign : ''));
  const list = make('ul', { className: 'v-plain' }, ...found.map((event) => make('li', {},
    make('a', { href: map.dataset.root + event.path, textContent: event.title }), ' ',
    make('span', { textContent: [event.date, event.place].filter(Boolean).join(' · ') }))));
  card.querySelector('div').replaceChildren(
    make('h3', { textContent: sign.title }), make('p', { textContent: events(found.length) }), list);
  chosen = sign;
  sign.node.classList.add('is-chosen');
  sign.node.setAttribute('aria-expanded', 'true');
  card.hidden = false;
}

/** Make every sign a button. The drawing is then no picture any more, so it must not be called one. */
function enliven() {
  svg.setAttribute('role', 'group');
  svg.setAttribute('tabindex', '0');
  for (const sign of signs) {
    const { node, title } = sign;
    node.setAttribute('tabindex', '0');
    node.setAttribute('role', 'button');
    node.setAttribute('aria-label', title);
    node.setAttribute('aria-expanded', 'false');
    node.setAttribute('aria-controls', card.id);
    node.addEventListener('focus', () => {
      const [far, high] = [view.width, view.width / width * height];
      if (sign.x < view.x || sign.x > view.x + far || sign.y < view.y || sign.y > view.y + high) {
        Object.assign(view, { x: sign.x - far / 2, y: sign.y - high / 2 });
        show();
      }
    });
    node.addEventListener('click', () => { if (!dragged) choose(sign); });
    node.addEventListener('keydown', async (event) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      await choose(sign);
      const link = card.querySelector('a');
      if (link) link.focus();
    });
  }
}
card.addEventListener('keydown', (event) => { if (event.key === 'Escape') close(); });
filters.addEventListener('change', filter);

(async () => {
  const answer = await fetch(map.dataset.places);
  if (!answer.ok) return;
  places = await answer.json();
  enliven();
  map.classList.add('is-live');
  for (const part of map.querySelectorAll('.v-map-filters, .v-map-buttons, .v-map-help')) part.hidden = false;
  show();
  filter();
  addEventListener('resize', show);
})();
