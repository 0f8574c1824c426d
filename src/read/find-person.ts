import type { Localised } from '#base/localised.ts';
import type { CertificateTypeId } from '#core/catalogue/model.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { Reads } from './reads.ts';

/** What the counter may know of a person before the identity document is read: masked. */
export type KnownPerson = {
  readonly maskedName: string;
  readonly certificates: readonly { readonly type: CertificateTypeId; readonly name: Localised }[];
};

/** Whether a person with this citizen number is known here. `undefined`: not known, or the viewer is no clerk. */
export async function findPersonForCounter(
  _viewer: Viewer,
  _from: Reads,
  _citizenNumber: string,
): Promise<KnownPerson | undefined> {
  throw new Error('being written');
}
