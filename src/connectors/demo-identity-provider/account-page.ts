// The demo's sign-in page: a list of invented people, one button each. No password, no script.
export type DemoAccount = {
  readonly subject: string;
  readonly name: string;
  readonly citizenNumber: string | undefined;
  readonly phone: string | undefined;
  /** Which list it stands in, e.g. 居民 / Residents. */
  readonly group: { readonly zh: string; readonly en: string };
  /** What this person is there to show. */
  readonly note: { readonly zh: string; readonly en: string };
};

export const ACCOUNT_PAGE_CSS = `
:root { color-scheme: light dark; font: 1.125rem/1.7 "PingFang SC", "HarmonyOS Sans SC", MiSans, "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
body { margin: 0 auto; max-width: 42rem; padding: 1rem; background: Canvas; color: CanvasText; }
h1 { font-size: 1.6rem; font-weight: 600; margin: 1rem 0 .25rem; }
h2 { font-size: 1.15rem; font-weight: 600; margin: 1.75rem 0 .5rem; }
.demo { border-inline-start: .3rem solid currentColor; padding: .5rem .9rem; margin: 1rem 0; }
ul { list-style: none; margin: 0; padding: 0; }
li { margin: 0 0 .5rem; }
button { display: block; width: 100%; min-height: 3rem; padding: .5rem .9rem; font: inherit; text-align: start; color: inherit;
  background: color-mix(in srgb, Canvas 94%, CanvasText); border: 1px solid color-mix(in srgb, Canvas 45%, CanvasText); border-radius: .3rem; cursor: pointer; }
button:hover { background: color-mix(in srgb, Canvas 86%, CanvasText); }
button:focus-visible, a:focus-visible { outline: .2rem solid #2f6f9f; outline-offset: .15rem; }
strong { font-weight: 600; }
small { display: block; font-size: .9rem; line-height: 1.5; }
`;

const TEXTS = {
  'zh-CN': {
    title: '选择演示身份',
    demo: '演示环境：以下人物均为虚构，无需密码。',
    real: '正式部署时，这里是统一身份认证平台。',
    back: '不登录，返回首页',
  },
  en: {
    title: 'Choose a demo identity',
    demo: 'Demonstration: these people are invented, and there is no password.',
    real: 'In a real installation the national or provincial identity service stands here.',
    back: 'Back to the home page without signing in',
  },
} as const;

/** The whole document. `action` is where the choice is posted as `account`. */
export function accountPage(page: {
  readonly accounts: readonly DemoAccount[];
  readonly action: string;
  readonly css: string;
  readonly language: 'zh-CN' | 'en';
}): string {
  const { accounts, language } = page;
  const texts = TEXTS[language];
  const key = language === 'en' ? 'en' : 'zh';
  const groups = Map.groupBy(accounts, (account) => account.group[key]);
  const lists = [...groups].map(([group, members]) => {
    const items = members.map(
      ({ subject, name, note }) =>
        `<li><button name="account" value="${escape(subject)}"><strong lang="zh-CN">${escape(name)}</strong><small>${escape(note[key])}</small></button></li>`,
    );
    return `<h2>${escape(group)}</h2><ul>${items.join('')}</ul>`;
  });
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${texts.title} · 一次 Yici</title><link rel="stylesheet" href="${escape(page.css)}"></head>
<body><main><h1>${texts.title}</h1><p class="demo"><strong>${texts.demo}</strong><small>${texts.real}</small></p>
<form method="post" action="${escape(page.action)}">${lists.join('')}</form>
<p><a href="/">${texts.back}</a></p></main></body></html>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
