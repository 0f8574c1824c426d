import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { PageContext } from './page-context.ts';

type Section =
  | 'home'
  | 'myCases'
  | 'notices'
  | 'appointments'
  | 'counter'
  | 'desk'
  | 'warnings'
  | 'checks'
  | 'bureau'
  | 'supervision'
  | 'ratings'
  | 'running'
  | 'dashboard'
  | 'costs'
  | 'consultations';

export type FrameProps = {
  readonly ctx: PageContext;
  readonly title: string;
  readonly section?: Section;
  /** Name of an island in `web/browser` that this staff page needs. */
  readonly island?: string;
  readonly children: ComponentChildren;
};

const NAV: Readonly<
  Record<PageContext['viewer']['role'], readonly { readonly section: Section; readonly href: string }[]>
> = {
  visitor: [{ section: 'home', href: '/' }],
  citizen: [
    { section: 'home', href: '/' },
    { section: 'myCases', href: '/my-cases' },
    { section: 'notices', href: '/my-notices' },
    { section: 'appointments', href: '/appointments' },
  ],
  clerk: [{ section: 'counter', href: '/counter' }],
  officer: [
    { section: 'desk', href: '/desk' },
    { section: 'warnings', href: '/desk/warnings' },
    { section: 'checks', href: '/desk/checks' },
    { section: 'notices', href: '/desk/notices' },
  ],
  bureau: [
    { section: 'bureau', href: '/bureau' },
    { section: 'supervision', href: '/bureau/supervision' },
    { section: 'ratings', href: '/bureau/ratings' },
    { section: 'running', href: '/bureau/hours' },
    { section: 'dashboard', href: '/dashboard' },
  ],
  mayor: [{ section: 'dashboard', href: '/dashboard' }],
  reporter: [{ section: 'costs', href: '/costs' }],
  collector: [{ section: 'costs', href: '/costs' }],
  planner: [{ section: 'consultations', href: '/consultations' }],
  department: [{ section: 'consultations', href: '/consultations' }],
};

/** Those whose pages are made for work. */
const STAFF: ReadonlySet<PageContext['viewer']['role']> = new Set([
  'clerk',
  'officer',
  'bureau',
  'reporter',
  'collector',
  'planner',
  'department',
]);

/** The frame of every page: head, navigation, main, foot. Works without script; language and type size are links. */
export function Frame({ ctx, title, section, island, children }: FrameProps): VNode {
  const { t, viewer } = ctx;
  const staff = STAFF.has(viewer.role);
  return (
    <html
      lang={ctx.language}
      data-house={staff ? 'staff' : 'citizen'}
      data-elder={ctx.elder ? '' : undefined}
    >
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} · ${t.frame.product}`}</title>
        <link rel="stylesheet" href={ctx.assets.style} />
        <link rel="icon" href="data:," />
        {island && <script type="module" src={ctx.assets.script(island)} />}
      </head>
      <body>
        <a class="skip" href="#main">
          {t.frame.skip}
        </a>
        <header class="frame-head">
          {ctx.demo && (
            <div class="frame-demo">
              <p>
                {t.frame.demo} <a href="/demo/messages">{t.notices.demo.link}</a>
              </p>
            </div>
          )}
          <div class="frame-head__row">
            <a class="frame-brand" href={NAV[viewer.role][0]?.href ?? '/'}>
              <span class="frame-brand__mark" lang="zh-CN" aria-hidden="true">
                {t.frame.brandMark}
              </span>
              {t.frame.product}
            </a>
            <nav class="frame-nav" aria-label={t.frame.navLabel}>
              {NAV[viewer.role].map((entry) => (
                <a href={entry.href} aria-current={entry.section === section ? 'page' : undefined}>
                  {t.frame.nav[entry.section]}
                  {entry.section === 'notices' && ctx.unread > 0 && (
                    <span class="frame-unread" aria-label={t.notices.list.unread(ctx.unread)}>
                      {ctx.unread > 99 ? '99+' : ctx.unread}
                    </span>
                  )}
                </a>
              ))}
            </nav>
            <FrameTools ctx={ctx} />
          </div>
        </header>
        <main id="main" class="frame-main">
          {children}
        </main>
        <footer class="frame-foot">
          <p>{t.frame.foot}</p>
          <p>
            <a href="/plans">{t.consultationPublic.homeLink}</a> ·{' '}
            <a href="/costs/published">{t.frame.footReports}</a>
          </p>
        </footer>
      </body>
    </html>
  );
}

function FrameTools({ ctx }: { readonly ctx: PageContext }): VNode {
  const { t, viewer } = ctx;
  const back = encodeURIComponent(ctx.path);
  const other = ctx.language === 'en' ? 'zh-CN' : 'en';
  return (
    <div class="frame-tools">
      <a href={`/preferences?elder=${ctx.elder ? '0' : '1'}&return_to=${back}`}>
        {ctx.elder ? t.frame.elderOff : t.frame.elderOn}
      </a>
      <a href={`/preferences?language=${other}&return_to=${back}`} lang={other} hreflang={other}>
        {t.frame.otherLanguage}
      </a>
      {viewer.role === 'visitor' ? (
        <a href={`/sign-in?return_to=${back}`}>{t.frame.signIn}</a>
      ) : (
        <>
          <span class="frame-who">
            {viewer.role === 'citizen'
              ? viewer.name
              : t.frame.who(viewer.name, t.frame.roleNames[viewer.role])}
          </span>
          {ctx.otherRoles > 0 && <a href="/sign-in/role">{t.frame.switchRole}</a>}
          <form method="post" action="/sign-out">
            <input type="hidden" name="_csrf" value={ctx.csrf} />
            <button type="submit">{t.frame.signOut}</button>
          </form>
        </>
      )}
    </div>
  );
}

/** The whole document as text. */
export function renderPage(page: VNode): string {
  return `<!doctype html>${renderToString(page)}`;
}
