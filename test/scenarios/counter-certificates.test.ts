import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { importCertificates } from '#app/certificates.ts';
import { openDraft, type DraftView } from '#app/open-draft.ts';
import { saveDraft } from '#app/save-draft.ts';

import type { CertificateId } from '#core/certificates/certificate.ts';
import { good, pensionDraft } from '../support/journeys.ts';
import { countedId, sampleApp, type SampleApp } from '../support/sample-app.ts';
import { citizen, clerk, PLACES } from '../support/sample-people.ts';

let sample: SampleApp;
before(async () => {
  sample = await sampleApp();
});
after(() => sample.drop());

const window = clerk(PLACES.centre);
const person = citizen('样·本甲', '1985-01-02', 91);

/** The pension draft as the clerk sees it, with the applicant as he typed it. */
async function seenAs(name: string, identityChecked = true): Promise<DraftView> {
  const { app } = sample;
  const draft = await pensionDraft(app, window, person);
  const { citizenNumber } = person;
  good(
    await saveDraft(app, window, { draft, applicant: { name, citizenNumber, phone: '', identityChecked } }),
  );
  return good(await openDraft(app, window, { draft }));
}

function heldIn({ papers }: DraftView): number {
  return papers.flatMap(({ certificates }) => certificates).length;
}

test('a clerk sees certificates only of whom he checked, by number and name alike', async () => {
  const { app } = sample;
  const type = [...app.catalogue.certificates.values()].find(({ id }) => id === 'household-book');
  assert.ok(type);
  await importCertificates(app, [
    {
      id: certificateId(countedId()),
      division: PLACES.changning,
      holder: person.citizenNumber,
      holderName: person.name,
      type: type.id,
      name: type.name,
      number: '样-1',
      fields: { 'household-division': PLACES.home },
      issuedOn: '2020-01-02',
      issuerName: { zh: '样本机关' },
      status: 'valid',
      mark: 'sample',
    },
  ]);
  assert.equal(heldIn(await seenAs('样•本甲')), 1, 'the dot of a name is one dot however it is typed');
  for (const view of [await seenAs('冒名'), await seenAs(''), await seenAs(person.name, false)]) {
    assert.equal(heldIn(view), 0);
    assert.equal(JSON.stringify(view).includes('样-1'), false);
  }
});

function certificateId(id: string): CertificateId {
  assert.ok(isCertificateId(id));
  return id;
}

function isCertificateId(id: string): id is CertificateId {
  return id.length === 36;
}
