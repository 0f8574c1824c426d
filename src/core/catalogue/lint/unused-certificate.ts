import type { CertificateTypeId } from '../model.ts';
import type { LintRule } from './lint-rule.ts';

/** A certificate type that is no paper, no result and no source of an answer. */
export const unusedCertificate: LintRule = {
  code: 'unused-certificate',
  level: 'warning',
  check: ({ items, materials, elements, certificates }) => {
    const used = new Set<CertificateTypeId | undefined>([
      ...[...materials.values()].map(({ certificate }) => certificate),
      ...[...items.values()].flatMap(({ results }) => results.map(({ certificate }) => certificate)),
      ...[...elements.values()].map(({ prefill }) =>
        prefill?.from === 'certificate' ? prefill.certificate : undefined,
      ),
    ]);
    return [...certificates.values()]
      .filter(({ id }) => !used.has(id))
      .map(({ id, at }) => ({ at, params: { id } }));
  },
};
