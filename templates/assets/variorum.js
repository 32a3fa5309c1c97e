// Pages are complete without this: it copies the address of a claim, shows how to cite it, and opens what a
// link leads into.
'use strict';

const live = document.createElement('p');
live.className = 'v-live';
live.setAttribute('role', 'status');
document.body.append(live);

// A page at a former address leads on by itself, but only a script can take the fragment along.
const moved = document.querySelector('meta[http-equiv="refresh"]');
if (moved && location.hash) location.replace(moved.content.replace(/^\d+;\s*url=/, '') + location.hash);

function openTarget() {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let box = target && target.closest('details'); box; box = box.parentElement.closest('details')) {
    box.open = true;
  }
  if (target) target.scrollIntoView();
}

async function copy(link) {
  try {
    await navigator.clipboard.writeText(link.href);
    live.textContent = link.closest('[data-copied]').dataset.copied;
    link.classList.add('is-copied');
    setTimeout(() => { link.classList.remove('is-copied'); live.textContent = ''; }, 2000);
  } catch { /* no permission: the link still leads to the claim */ }
}

// Under a claim of this page, how to cite it: the paragraph of the file beside the page that ends with its address.
async function cite(link) {
  const claim = link.closest('.v-claim');
  if (document.querySelector('.v-claim > .v-cite')?.parentNode === claim) return;
  const answer = await fetch('cite.txt').catch(() => null);
  const words = answer?.ok && (await answer.text()).split('\n\n').find((each) => each.trim().endsWith(link.hash));
  if (!words) return;
  document.querySelector('.v-claim > .v-cite')?.remove();
  const made = document.createElement('p');
  made.className = 'v-cite';
  made.dir = 'auto';
  made.textContent = words.trim();
  link.parentNode.after(made);
}

document.addEventListener('click', (event) => {
  const link = event.target.closest('a.v-anchor');
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
  copy(link);
  if (link.getAttribute('href').startsWith('#')) cite(link);
});

addEventListener('hashchange', openTarget);
if (document.querySelector('details') && location.hash) openTarget();
