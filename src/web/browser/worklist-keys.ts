// The worklist by keyboard: arrow up and down move between the entries, Enter (the link's own) opens. Without this script
// Tab does the same, more slowly.
const list = document.querySelector<HTMLElement>('[data-keys="list"]');

document.addEventListener('keydown', (event) => {
  if (list === null || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
  // Arrows belong to whatever is being typed in or chosen from.
  if (
    event.target instanceof HTMLElement &&
    event.target.closest('input, select, textarea, .table-box, .figure')
  )
    return;
  const links = [...list.querySelectorAll('a')];
  const at = links.findIndex((link) => link === document.activeElement);
  const open = links.findIndex((link) => link.hasAttribute('aria-current'));
  if (at < 0 && !document.activeElement?.matches('body')) return;
  const from = at >= 0 ? at : open;
  const next = links[event.key === 'ArrowDown' ? from + 1 : from - 1];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
});
