// Pages without any style, for when there are no others: tests, and a fault in the real ones.
import { html } from 'hono/html';
import type { Visit } from '#app/visit.ts';
import type { Problem, ProblemKind } from './problem.ts';
import type { WebPages } from './web-pages.ts';

const SENTENCES: Readonly<Record<ProblemKind, readonly [zh: string, en: string]>> = {
  'bad-request': [
    '这个地址不完整，请从首页重新进入。',
    'This address is not complete. Please start from the home page.',
  ],
  'no-right': ['您没有权限查看或办理这里的内容。', 'You may not see or do this.'],
  'stale-form': [
    '您的登录或页面已过期，填写的内容还在，请再提交一次。',
    'Your page had expired. What you typed is still here: please send it again.',
  ],
  'foreign-form': [
    '这次提交不是从本站页面发出的，没有受理。',
    'This was not sent from one of our pages, so nothing was done.',
  ],
  'not-found': ['没有这个页面。', 'There is no such page.'],
  'method-not-allowed': ['这个地址不能这样使用。', 'This address cannot be used that way.'],
  conflict: [
    '内容刚刚被别人改过，请刷新后再办。',
    'Somebody changed this meanwhile. Please reload and try again.',
  ],
  gone: ['这里的内容已经不在了。', 'This is no longer here.'],
  'body-too-large': [
    '提交的内容太大，请减少或压缩文件后再试。',
    'This was too large. Please send fewer or smaller files.',
  ],
  'address-too-long': ['地址太长。', 'The address is too long.'],
  'unsupported-body': ['不支持这种提交方式。', 'We cannot read what was sent.'],
  'too-many-requests': ['操作太频繁，请稍后再试。', 'That was too often. Please wait a moment.'],
  'sign-in-failed': ['登录没有完成，请重新登录。', 'Signing in was not completed. Please try again.'],
  internal: [
    '出了故障，我们已经记录。请稍后再试。',
    'Something broke on our side and was noted. Please try again later.',
  ],
  unavailable: ['暂时连不上，请稍后再试。', 'We cannot be reached for the moment. Please try again later.'],
};

/** Stands in for the pages; `mount` adds nothing. */
export const plainPages: WebPages = {
  mount: () => undefined,
  renderProblem: (problem, visit) => page(visit, problemBody(problem, visit)),
  renderRolePick: ({ choices, returnTo }, visit) =>
    page(
      visit,
      choices.map(
        (choice) =>
          html`<form method="post" action="/sign-in/role">
            <input type="hidden" name="_csrf" value="${visit.csrf}" />
            <input type="hidden" name="return_to" value="${returnTo}" />
            <button name="choice" value="${choice.id}">${Object.values(choice).slice(1).join(' ')}</button>
          </form>`,
      ),
    ),
};

function problemBody(problem: Problem, visit: Visit) {
  const [zh, en] = SENTENCES[problem.kind];
  const wait = problem.retryAfterSeconds;
  const sentence = visit.language === 'en' ? en : zh;
  return html`<h1>${sentence}</h1>
    ${wait === undefined ? '' : html`<p>${wait} s</p>`}
    ${problem.typed === undefined ? '' : resend(problem, visit)}
    <p><small>${problem.requestId}</small></p>`;
}

function resend({ typed, action }: Problem, visit: Visit) {
  const fields = [...(typed ?? [])].flatMap(([name, values]) =>
    values.map((value) => [name, value] as const),
  );
  return html`<form method="post" action="${action ?? '/'}" enctype="multipart/form-data">
    <input type="hidden" name="_csrf" value="${visit.csrf}" />
    ${fields.map(([name, value]) => html`<textarea hidden name="${name}">${value}</textarea>`)}
    <button>${visit.language === 'en' ? 'Send again' : '再次提交'}</button>
  </form>`;
}

async function page(visit: Visit, body: unknown): Promise<string> {
  const language = visit.language;
  const whole = await html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>一次 Yici</title>
      </head>
      <body>
        ${body}
      </body>
    </html>`;
  return whole.toString();
}
