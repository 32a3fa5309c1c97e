// Narrows a timeline to what its reader chooses. The list and the graphic are complete without this.
'use strict';

{
  const controls = document.querySelector('.v-filters');
  const again = controls?.querySelector('button');
  const boxes = [...(controls?.querySelectorAll('input') || [])];
  const lists = [...(controls?.querySelectorAll('select') || [])];
  const many = new Intl.NumberFormat(document.documentElement.lang || undefined);
  const marks = document.querySelectorAll('.v-time a');
  const drawing = document.querySelector('.v-time > svg');
  const sections = [...document.querySelectorAll('.v-section')].filter((part) => part.querySelector('.v-entries'));
  const entries = [...document.querySelectorAll('.v-entries > li')].map((item) => {
    const [first, ...rest] = (item.dataset.f || '').split(' ');
    const hasMark = /^\d+$/.test(first);
    const [since, until = since] = (item.dataset.in || item.querySelector('time')?.dateTime || '').split('/');
    return { item, mark: hasMark ? Number(first) : -1, tokens: new Set(hasMark ? rest : [first, ...rest]), since, until, isDated: Boolean(since || until) };
  });

  const nameOf = (box) => box.closest('[data-facet]').dataset.facet;

  // Ticked options by their facet: an entry fits if it has one of each facet's.
  function ticked() {
    const chosen = new Map();
    for (const box of boxes.filter((each) => each.checked)) {
      chosen.set(nameOf(box), [...(chosen.get(nameOf(box)) || []), box.dataset.token]);
    }
    return [...chosen.values()];
  }

  // Years, months and days compare as text, as far as the shorter of the two goes.
  function isWithin(entry, from, to) {
    if (!from && !to) return true;
    if (!entry.isDated) return false;
    const isLate = from && entry.until && entry.until < from.slice(0, entry.until.length);
    const isEarly = to && entry.since && entry.since.slice(0, to.length) > to;
    return !isLate && !isEarly;
  }

  function redraw(shown) {
    const { base, unit } = drawing.dataset;
    marks.forEach((mark, at) => {
      const here = shown.filter((entry) => entry.mark === at);
      mark.classList.toggle('is-out', !here.length);
      const count = mark.querySelector('text');
      if (count) count.textContent = many.format(here.length);
      const counts = [here.length, here.filter((entry) => entry.tokens.has('c')).length];
      mark.querySelectorAll('.v-column, .v-column + rect').forEach((column, part) => {
        column.setAttribute('height', counts[part] * unit);
        column.setAttribute('y', base - counts[part] * unit);
      });
    });
  }

  function show() {
    const facets = ticked();
    const [from, to] = ['from', 'to'].map((name) => lists.find((list) => list.name === name)?.value || '');
    const shown = entries.filter((entry) =>
      facets.every((tokens) => tokens.some((token) => entry.tokens.has(token))) && isWithin(entry, from, to));
    const isNarrowed = Boolean(facets.length || from || to);
    const kept = new Set(shown);
    for (const entry of entries) entry.item.hidden = !kept.has(entry);
    for (const part of sections) part.hidden = !part.querySelector('.v-entries > li:not([hidden])');
    if (drawing) redraw(shown);
    controls.querySelector('[role=status]').textContent = isNarrowed ? controls.dataset.status.replace('{}', many.format(shown.length)) : '';
    again.hidden = !isNarrowed;
  }

  // What is chosen stands in the address, so that it can be sent to others.
  function remember() {
    const chosen = new URLSearchParams();
    for (const box of boxes) if (box.checked) chosen.append(nameOf(box), box.value);
    for (const list of lists) if (list.value) chosen.append(list.name, list.value);
    const query = String(chosen);
    history.replaceState(null, '', location.pathname + (query ? `?${query}` : '') + location.hash);
  }

  function recall() {
    const chosen = new URLSearchParams(location.search);
    for (const box of boxes) box.checked = chosen.getAll(nameOf(box)).includes(box.value);
    for (const list of lists) {
      const value = chosen.get(list.name);
      list.value = [...list.options].some((option) => option.value === value) ? value : '';
    }
  }

  if (controls) {
    controls.classList.add('is-live');
    for (const facet of controls.querySelectorAll('fieldset')) facet.disabled = false;
    controls.addEventListener('change', () => { show(); remember(); });
    again.addEventListener('click', () => {
      for (const box of boxes) box.checked = false;
      for (const list of lists) list.value = '';
      controls.querySelector('summary').focus(); // the button goes
      show();
      remember();
    });
    recall();
    show();
    controls.querySelector('details').open = !again.hidden;
    addEventListener('pageshow', () => { recall(); show(); }); // browsers restore what was ticked
  }
}
