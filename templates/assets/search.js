// The search page. Pagefind finds; this shows. Everything it says stands in the page, translated.
const root = new URL('../', import.meta.url);
const form = document.getElementById('search');
const field = form.elements.q;
const list = document.querySelector('#results ol');
const found = document.getElementById('found');
const more = document.getElementById('more');
const ways = document.getElementById('ways');
const choices = [...form.querySelectorAll('[data-choices]')];
const menus = [...form.querySelectorAll('[data-menu]')];
const FACETS = [...choices.map((box) => box.dataset.choices), ...menus.map((menu) => menu.name)];
const STEP = 20;
const number = new Intl.NumberFormat(document.documentElement.lang || undefined);

let pagefind; // the library, once it is there
let values; // of each facet: ids to the values that the index has, which may carry a label
let hits = []; // of the present search
let turn = 0; // so that a slow answer never replaces a later one

// The index

async function load() {
  pagefind = await import(new URL('pagefind/pagefind.js', root));
  // In a worker, WebAssembly would need the permission of another file's policy.
  await pagefind.options({ noWorker: true, excerptLength: 36 });
  const facets = await pagefind.filters();
  values = Object.fromEntries(FACETS.map((facet) => [facet, inOrder(facet, Object.keys(facets[facet] || {}))]));
}

function inOrder(facet, all) {
  const pairs = all.map((value) => {
    const space = value.indexOf(' ');
    return space < 0 ? [value, value, value] : [value.slice(0, space), value, value.slice(space + 1)];
  });
  pairs.sort((a, b) => (facet === 'year' ? b[2].localeCompare(a[2]) : a[2].localeCompare(b[2])));
  return new Map(pairs.map(([id, value, label]) => [id, { value, label }]));
}

function search(asked, without) {
  const filters = {};
  for (const facet of FACETS) {
    const chosen = asked[facet].map((id) => values[facet].get(id)?.value ?? id);
    if (chosen.length && facet !== without) filters[facet] = { any: chosen };
  }
  const order = asked.order || (asked.q ? '' : 'newest');
  const sort = order ? { [order]: order === 'newest' ? 'desc' : 'asc' } : {};
  return pagefind.search(asked.q || null, { filters, sort });
}

// What is asked: the form and the address say the same

function asked() {
  const data = new FormData(form);
  const all = { q: field.value.trim(), order: data.get('order') };
  for (const facet of FACETS) all[facet] = data.getAll(facet).filter(Boolean);
  return all;
}

function isEmpty(what) {
  return !what.q && FACETS.every((facet) => !what[facet].length);
}

function fromAddress() {
  const query = new URLSearchParams(location.search);
  field.value = query.get('q') || '';
  form.elements.order.value = query.get('order') || '';
  for (const menu of menus) menu.value = query.get(menu.name) || '';
  for (const box of form.querySelectorAll('[data-choices] input')) {
    box.checked = query.getAll(box.name).includes(box.value);
  }
}

function toAddress(what) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(what)) {
    for (const one of [value].flat()) if (one) query.append(name, one);
  }
  const address = query.size ? `?${query}` : location.pathname;
  history.replaceState(null, '', address);
}

// Facets

function drawFacets() {
  for (const box of choices) {
    const facet = box.dataset.choices;
    for (const [id, { label }] of values[facet]) {
      const line = document.createElement('label');
      const tick = Object.assign(document.createElement('input'), { type: 'checkbox', name: facet, value: id });
      const words = Object.assign(document.createElement('span'), { textContent: label, dir: 'auto' });
      line.append(tick, words, Object.assign(document.createElement('small'), { className: 'v-search-count' }));
      box.append(line);
    }
    box.hidden = values[facet].size < 2;
  }
  for (const menu of menus) {
    for (const [id, { label }] of values[menu.name]) menu.append(new Option(label, id));
    menu.parentElement.hidden = !values[menu.name].size;
  }
}

function count(facet, counts) {
  const of = (id) => (counts && counts[values[facet].get(id)?.value]) || 0;
  for (const tick of form.querySelectorAll(`[data-choices="${facet}"] input`)) {
    tick.parentElement.querySelector('small').textContent = number.format(of(tick.value));
    tick.parentElement.classList.toggle('is-empty', !of(tick.value) && !tick.checked);
  }
  for (const option of form.querySelectorAll(`select[name="${facet}"] option`)) {
    if (!option.value) continue;
    const left = of(option.value);
    option.textContent = `${values[facet].get(option.value).label} (${number.format(left)})`;
    option.hidden = option.disabled = !left && !option.selected;
  }
}

// Every facet is counted as if nothing were chosen in it, so that another value can be taken.
async function countAll(what, all) {
  const own = await Promise.all(FACETS.map((facet) => (what[facet].length ? search(what, facet) : all)));
  FACETS.forEach((facet, at) => count(facet, own[at].filters[facet]));
}

// Results

async function update() {
  const mine = ++turn;
  const what = asked();
  toAddress(what);
  const all = await search(what);
  if (mine !== turn) return;
  await countAll(what, all);
  if (mine !== turn) return;
  hits = isEmpty(what) ? [] : all.results;
  ways.hidden = !isEmpty(what);
  list.replaceChildren();
  await showMore(mine);
  if (mine !== turn) return;
  found.textContent = isEmpty(what) ? '' : sentence(hits.length);
}

function sentence(count) {
  return count ? form.dataset.found.replace('#', number.format(count)) : form.dataset.none;
}

async function showMore(mine) {
  const next = hits.slice(list.children.length, list.children.length + STEP);
  const pages = await Promise.all(next.map((hit) => hit.data()));
  if (mine !== turn) return;
  list.append(...pages.map(drawn));
  more.hidden = list.children.length >= hits.length;
}

function drawn({ raw_url: path, meta, content, excerpt, plain_excerpt: plain }) {
  const item = document.getElementById('one-result').content.cloneNode(true);
  const link = item.querySelector('a');
  link.href = new URL(path.replace(/^\//, ''), root);
  link.textContent = meta.title;
  link.dir = 'auto';
  item.querySelector('.v-result-kind').textContent = meta.kind;
  const date = item.querySelector('.v-result-date');
  if (meta.date) date.textContent = meta.date; else date.remove();
  const words = item.querySelector('.v-excerpt');
  if (meta.language) words.lang = meta.language;
  if (!content.startsWith(plain.slice(0, 40))) words.append('… ');
  // Pagefind gives HTML in which only its marks are markup; nothing of it is read as HTML here.
  excerpt.split(/<mark>(.*?)<\/mark>/s).forEach((part, at) => {
    const text = part.replaceAll('&lt;', '<').replaceAll('&gt;', '>');
    if (at % 2) words.append(Object.assign(document.createElement('mark'), { textContent: text }));
    else words.append(text);
  });
  if (!content.endsWith(plain.slice(-40))) words.append(' …');
  return item;
}

// The keyboard

function move(event, step) {
  const links = [...list.querySelectorAll('a')];
  const at = links.indexOf(document.activeElement);
  if (!links.length || (at < 0 && document.activeElement !== field) || (at < 0 && step < 0)) return;
  event.preventDefault();
  (links[at + step] || (at + step < 0 ? field : links[at])).focus();
}

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === 'ArrowDown') move(event, 1);
  else if (event.key === 'ArrowUp') move(event, -1);
  else if (event.key === 'Escape' && !event.target.matches('select')) {
    form.reset();
    field.focus();
    update();
  }
});

// Begin

let waiting;
form.addEventListener('submit', (event) => {
  event.preventDefault();
  update();
});
form.addEventListener('input', () => {
  clearTimeout(waiting);
  waiting = setTimeout(update, 150);
});
more.addEventListener('click', async () => {
  const last = list.children.length;
  await showMore(turn);
  list.children[last]?.querySelector('a').focus();
});

try {
  await load();
  drawFacets();
  fromAddress();
  const narrow = document.getElementById('narrow');
  narrow.open = !narrow.querySelector('summary').offsetParent || FACETS.some((facet) => asked()[facet].length);
  form.classList.add('is-ready');
  await update();
} catch {
  found.textContent = form.dataset.failed;
}
