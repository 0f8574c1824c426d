import type { VNode } from 'preact';
import type { Texts } from '../texts/texts.ts';

/** Previous, where we are, next. Nothing when everything fits on one page. */
export function Pager(props: {
  readonly page: number;
  readonly pages: number;
  readonly href: (page: number) => string;
  readonly t: Texts;
}): VNode | null {
  const { page, pages, href, t } = props;
  if (pages <= 1) return null;
  return (
    <nav class="pager" aria-label={t.frame.page(page, pages)}>
      {page > 1 && (
        <a href={href(page - 1)} rel="prev">
          {t.frame.previous}
        </a>
      )}
      <span>{t.frame.page(page, pages)}</span>
      {page < pages && (
        <a href={href(page + 1)} rel="next">
          {t.frame.next}
        </a>
      )}
    </nav>
  );
}
