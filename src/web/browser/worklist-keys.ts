// The worklist by keyboard: arrow up and down move between the entries, Enter (the link's own) opens, right goes to the acts
// of the open part, left back to the list. Without this script Tab does the same, more slowly.
const list = document.querySelector<HTMLElement>('[data-keys="list"]');
const acts = document.querySelector<HTMLElement>('[data-keys="acts"]');
const next = document.querySelector<HTMLElement>('[data-keys="next"]');

// After an act the next thing to do is the next part.
next?.focus();

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
  // Arrows belong to whatever is being typed in or chosen from.
  if (
    event.target instanceof HTMLElement &&
    event.target.closest('input, select, textarea, .table-box, .figure')
  )
    return;
  const goal = goalOf(event.key);
  if (goal === undefined) return;
  event.preventDefault();
  goal.focus();
  goal.scrollIntoView({ block: 'nearest' });
});

function goalOf(key: string): HTMLElement | undefined {
  const links = [...(list?.querySelectorAll('a') ?? [])];
  const open = links.findIndex((link) => link.hasAttribute('aria-current'));
  const at = links.findIndex((link) => link === document.activeElement);
  switch (key) {
    case 'ArrowRight':
      return acts?.querySelector<HTMLElement>('button, summary') ?? undefined;
    case 'ArrowLeft':
      return links[Math.max(open, 0)];
    case 'ArrowDown':
      return links[(at < 0 ? open : at) + 1];
    case 'ArrowUp':
      return links[(at < 0 ? open : at) - 1];
    default:
      return undefined;
  }
}
