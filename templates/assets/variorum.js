// Pages are complete without this: it copies the address of a claim and opens what a link leads into.
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

document.addEventListener('click', async (event) => {
  const link = event.target.closest('a[data-copied]');
  if (!link || !navigator.clipboard || event.metaKey || event.ctrlKey || event.shiftKey) return;
  try {
    await navigator.clipboard.writeText(link.href);
    live.textContent = link.dataset.copied;
    link.classList.add('is-copied');
    setTimeout(() => { link.classList.remove('is-copied'); live.textContent = ''; }, 2000);
  } catch { /* no permission: the link still leads to the claim */ }
});

addEventListener('hashchange', openTarget);
if (document.querySelector('details') && location.hash) openTarget();
