import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { BodyTooLong, FORM_LIMITS, PATIENCE, fieldOf, readForm } from '#http/form-body.ts';

const MIB = 1024 * 1024;

function formRequest(body: BodyInit, type?: string): Request {
  const headers = type === undefined ? {} : { 'content-type': type };
  return new Request('http://here.invalid/', { method: 'POST', body, headers });
}

/** A body of this many MiB that is made as it is read, so that the test holds none of it. */
function flood(mebibytes: number, head: string): ReadableStream {
  let sent = 0;
  return new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode(head)),
    pull: (controller) => {
      if (sent === mebibytes) controller.close();
      else controller.enqueue(new Uint8Array(MIB).fill(65));
      sent += 1;
    },
  });
}

describe('a form', () => {
  test('keeps every value of a field in order, Chinese and markup as typed', async () => {
    const body = new URLSearchParams([
      ['name', '何秀兰'],
      ['tick', 'a'],
      ['tick', 'b'],
      ['note', '<script>\n&amp; 100% + 1'],
    ]);
    const form = await readForm(formRequest(body), { keepFiles: true });
    assert.deepEqual(
      [...form.fields],
      [
        ['name', ['何秀兰']],
        ['tick', ['a', 'b']],
        ['note', ['<script>\n&amp; 100% + 1']],
      ],
    );
    assert.deepEqual(form.problems, []);
  });

  test('may have a field named like an object’s own parts', async () => {
    const form = await readForm(formRequest(new URLSearchParams({ __proto__x: '1', constructor: '2' })), {
      keepFiles: true,
    });
    assert.equal(fieldOf(form, 'constructor'), '2');
    assert.equal(fieldOf(form, 'toString'), undefined);
  });

  test('with files over 30 MiB together keeps those that fit and names the others', async () => {
    const body = new FormData();
    for (const field of ['a', 'b', 'c', 'd'])
      body.set(field, new File([new Uint8Array(9 * MIB)], `${field}.pdf`));
    body.set('small', new File(['x'], 'small.pdf'));
    body.set('after', 'kept');
    const form = await readForm(formRequest(body), { keepFiles: true });
    assert.deepEqual(
      form.files.map(({ field }) => field),
      ['a', 'b', 'c', 'small'],
    );
    assert.deepEqual(form.problems, [{ problem: 'files-too-large-together', field: 'd', fileName: 'd.pdf' }]);
    assert.equal(fieldOf(form, 'after'), 'kept');
  });

  test('of a visitor keeps no file, and says so', async () => {
    const body = new FormData();
    body.set('paper', new File(['x'], 'x.pdf'));
    body.set('name', '何秀兰');
    const form = await readForm(formRequest(body), { keepFiles: false });
    assert.deepEqual(form.problems, [{ problem: 'file-not-kept', field: 'paper', fileName: 'x.pdf' }]);
    assert.equal(fieldOf(form, 'name'), '何秀兰');
  });

  test('with an empty file says so, with a file input left empty does not', async () => {
    const body = new FormData();
    body.set('paper', new File([], 'empty.pdf'));
    body.set('none', new File([], ''));
    const form = await readForm(formRequest(body), { keepFiles: true });
    assert.deepEqual(form.problems, [{ problem: 'file-empty', field: 'paper', fileName: 'empty.pdf' }]);
  });

  test('with a value over 64 KiB keeps its beginning and everything else', async () => {
    const long = 'a'.repeat(FORM_LIMITS.valueBytes + 10);
    const form = await readForm(formRequest(new URLSearchParams({ long, after: 'kept' })), {
      keepFiles: true,
    });
    assert.equal(fieldOf(form, 'long')?.length, FORM_LIMITS.valueBytes);
    assert.equal(fieldOf(form, 'after'), 'kept');
    assert.deepEqual(form.problems, [{ problem: 'value-too-long', field: 'long' }]);
  });

  test('with too many fields keeps the first thousand', async () => {
    const many = new URLSearchParams(Array.from({ length: 1200 }, (_, at) => [`f${at}`, '1']));
    const form = await readForm(formRequest(many), { keepFiles: true });
    assert.equal(form.fields.size, 1000);
    assert.deepEqual(form.problems, [{ problem: 'too-many-fields', field: undefined }]);
  });

  test('cut off in the middle of a file keeps what came before', async () => {
    const head = '--x\r\nContent-Disposition: form-data; name="name"\r\n\r\n何秀兰\r\n';
    const file = '--x\r\nContent-Disposition: form-data; name="f"; filename="a.pdf"\r\n\r\nhalf';
    const form = await readForm(formRequest(head + file, 'multipart/form-data; boundary=x'), {
      keepFiles: true,
    });
    assert.equal(fieldOf(form, 'name'), '何秀兰');
    assert.deepEqual(form.files, []);
    assert.ok(form.problems.some(({ problem }) => problem === 'body-malformed'));
  });

  test('without a boundary, or of no form type, is malformed and still read to its end', async () => {
    for (const type of ['multipart/form-data', 'application/json']) {
      // oxlint-disable-next-line no-await-in-loop -- two forms
      const form = await readForm(formRequest('{}', type), { keepFiles: true });
      assert.deepEqual(form.problems, [{ problem: 'body-malformed', field: undefined }]);
    }
  });

  test('of 100 MiB is read past its cap so that the browser gets a page; of 300 MiB it is given up', async () => {
    const head =
      '--x\r\nContent-Disposition: form-data; name="name"\r\n\r\n何秀兰\r\n' +
      '--x\r\nContent-Disposition: form-data; name="f"; filename="a.pdf"\r\n\r\n';
    const headers = new Headers({ 'content-type': 'multipart/form-data; boundary=x' });
    const form = await readForm({ headers, body: flood(100, head) }, { keepFiles: true });
    assert.equal(fieldOf(form, 'name'), '何秀兰');
    assert.ok(form.problems.some(({ problem }) => problem === 'body-too-large'));
    await assert.rejects(readForm({ headers, body: flood(300, head) }, { keepFiles: true }), BodyTooLong);
    const patience = PATIENCE.visitor;
    await assert.rejects(
      readForm({ headers, body: flood(66, head) }, { keepFiles: false, patience }),
      BodyTooLong,
      'of somebody not signed in less is read',
    );
    const within = await readForm({ headers, body: flood(60, head) }, { keepFiles: false, patience });
    assert.ok(within.problems.length > 0);
  });

  test('that never ends is given up when the time for it is over', async () => {
    const endless = new ReadableStream({ pull: () => new Promise<void>(() => undefined) });
    const headers = new Headers({ 'content-type': 'application/x-www-form-urlencoded' });
    const patience = { ...PATIENCE.visitor, milliseconds: 30 };
    // The time limit alone keeps no process alive.
    const awake = setInterval(() => undefined, 10);
    try {
      await assert.rejects(readForm({ headers, body: endless }, { keepFiles: false, patience }), BodyTooLong);
    } finally {
      clearInterval(awake);
    }
  });
});
