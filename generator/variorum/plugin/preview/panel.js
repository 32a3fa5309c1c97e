// In a live preview only: loads a page anew once the site has been built, and shows what is wrong while it cannot
// be, or what was found beside. Texts come from files that anybody may have written: they are texts, never HTML.
'use strict';

(() => {
  const { run, built } = document.currentScript.dataset;
  const STYLE = '/livereload/panel.css', CLOSED = 'v-preview-closed';
  let number = '', asking = null, timer = 0, panel = null;

  async function ask() {
    clearTimeout(timer);
    if (asking || document.visibilityState !== 'visible') return; // a browser has few connections for a host
    const mine = asking = new AbortController();
    let news = null;
    try {
      const answer = await fetch(`/livereload/news?run=${run}&number=${number}`, { cache: 'no-store', signal: mine.signal });
      if (answer.ok) news = await answer.json();
    } catch { /* the preview has ended, or the page was left: asked again below */ }
    if (asking !== mine) return;
    asking = null;
    if (news && (news.run !== run || news.built > Number(built))) { location.reload(); return; }
    if (news && String(news.number) !== number) {
      number = String(news.number);
      tell(news.notice);
    }
    timer = setTimeout(ask, news ? 0 : 2000);
  }

  function rest() {
    clearTimeout(timer);
    if (asking) asking.abort();
    asking = null;
  }

  function tell(notice) {
    if (!notice || kept() === notice.key) return hide();
    panel ||= made();
    panel.show(notice);
  }

  function hide() {
    if (panel) panel.remove();
    panel = null;
  }

  // What was closed stays closed on every page of this tab, until there is something new.
  function kept(key) {
    try {
      if (key) sessionStorage.setItem(CLOSED, key);
      return sessionStorage.getItem(CLOSED);
    } catch { return null; /* no storage here: it comes back with the next page */ }
  }

  function element(name, properties = {}, ...children) {
    const one = Object.assign(document.createElement(name), properties);
    one.append(...children);
    return one;
  }

  function sheet(onload) {
    return element('link', { rel: 'stylesheet', href: STYLE, onload, onerror: onload });
  }

  // A shadow tree: no theme's style gets in, none of ours out. The sheet is linked, as policies want it.
  function made() {
    const host = element('div', { id: 'v-preview', hidden: true }), page = sheet(), room = element('div', { className: 'v-preview-room' });
    const summary = element('strong'), standing = element('span'), close = element('button', { type: 'button' });
    const list = element('ol', { tabIndex: 0 }), more = element('p', { className: 'more' });
    const said = element('p', { id: 'said' }, summary, ' ', standing);
    said.setAttribute('role', 'status');
    const region = element('section', {}, element('div', { className: 'head' }, said, close), list, more);
    for (const each of [region, list]) each.setAttribute('aria-labelledby', 'said');
    let notice = null, before = null;
    const styled = new Promise((done) => {
      host.attachShadow({ mode: 'open' }).append(sheet(done), region);
    });
    document.head.append(page);
    document.body.append(host);

    function remove() {
      notice = null;
      for (const each of [host, page, room]) each.remove();
      if (before && before.isConnected) before.focus();
    }

    function dismiss() {
      kept(notice.key);
      hide();
    }

    function fill() {
      if (!notice) return;
      host.lang = notice.lang;
      region.dir = notice.dir;
      close.textContent = notice.close;
      more.textContent = notice.more;
      list.replaceChildren(...notice.problems.map(([place, text]) => element('li', { lang: 'en', dir: 'ltr' }, element('b', { textContent: place }), text)));
      host.hidden = false;
      stand();
      // Words are announced that come into a region which is there already.
      setTimeout(() => {
        if (!notice) return;
        summary.textContent = notice.summary;
        standing.textContent = notice.standing;
      }, 100);
    }

    // At the end of the page, where it takes room of its own, and in sight from everywhere. Where a theme lays its
    // page out apart from the body, the room is made within the page instead.
    function stand() {
      const root = document.scrollingElement, end = document.body.getBoundingClientRect().bottom + root.scrollTop;
      if (end + 1 > root.scrollHeight) return;
      host.classList.add('is-apart');
      (document.querySelector('main, [role=main]') || document.body).append(room);
    }

    close.addEventListener('click', dismiss);
    region.addEventListener('keydown', (event) => { if (event.key === 'Escape') { event.stopPropagation(); dismiss(); } });
    host.addEventListener('focusin', (event) => { before = event.relatedTarget; });
    return {
      remove,
      async show(what) {
        notice = what;
        await styled;
        fill();
      },
    };
  }

  addEventListener('pageshow', ask); // also of a page that a browser kept and goes back to
  addEventListener('pagehide', rest);
  document.addEventListener('visibilitychange', () => (document.visibilityState === 'visible' ? ask() : rest()));
})();
