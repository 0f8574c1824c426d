import type { Round } from '#core/statistics/survey/round.ts';
import type { PageContext } from '../frame/page-context.ts';

/** What a file that names units says of its use, first of all (统计法 第二十八条). Published figures are anybody's: nothing. */
export function namedFileNotice(
  { t }: Pick<PageContext, 't'>,
  { kind, purpose }: Pick<Round, 'kind' | 'purpose'>,
): string | undefined {
  return kind === 'collection' ? undefined : t.costsAnalysis.namedFile[purpose];
}
