import { asLanguage } from '../identify.ts';
import { dropCookie, writeCookie } from '../cookies.ts';
import type { Routes } from '../env.ts';
import { localPath } from '../local-path.ts';

/** `GET /preferences?language=zh-CN|en&elder=1|0&return_to=/…`: plain links that work without script. */
export function addPreferenceRoute(routes: Routes): void {
  routes.get('/preferences', (c) => {
    const language = asLanguage(c.req.query('language'));
    if (language !== undefined) writeCookie(c, 'language', language);
    const elder = c.req.query('elder');
    if (elder === '1') writeCookie(c, 'elder', '1');
    if (elder === '0') dropCookie(c, 'elder');
    return c.redirect(localPath(c.req.query('return_to')), 303);
  });
}
