// The step that asks how the results are received.
import { plainText } from '#base/plain-text.ts';
import type { Delivery } from '#core/cases/events.ts';
import { isDivisionCode } from '#core/divisions/division.ts';
import { divisionView, isOnlyHit } from '../form/field-view.ts';
import { placeQueryName } from '../form/names.ts';
import { fieldOf, readPlace } from '../form/read-form.ts';
import { answerSaveRefusal, goOn, openStep, reopen, save, stepProps, type Opened } from './draft-opened.ts';
import { DeliveryPage, type Parcel } from './draft-pages.tsx';
import { answerPage, type WebDeps, type WebRequest } from './route-tools.ts';

/** Where a place typed but not chosen yet is kept with the draft: no element's id has a dot. */
const TYPED_PLACE = placeQueryName('delivery');

/** What the form says, a place perhaps still in letters. */
type Typed = {
  readonly how: Delivery['how'] | undefined;
  readonly place: string;
  readonly parcel: Parcel;
};

export async function showDelivery(c: WebRequest, deps: WebDeps): Promise<Response> {
  const opened = await openStep(c, deps);
  if (opened instanceof Response) return opened;
  const { delivery } = opened.view.draft;
  const letters = opened.view.draft.answers[TYPED_PLACE] ?? '';
  const parcel = delivery?.how === 'post' ? delivery : ownParcel(opened);
  if (letters !== '') return deliveryPage(opened, { how: 'centre', place: letters, parcel }, undefined);
  const typed = { how: delivery?.how, place: delivery?.how === 'centre' ? delivery.place : '', parcel };
  return deliveryPage(opened, typed, undefined);
}

export async function receiveDelivery(c: WebRequest, deps: WebDeps): Promise<Response> {
  const opened = await openStep(c, deps);
  if (opened instanceof Response) return opened;
  const form = c.get('form');
  const act = fieldOf(form, 'do') ?? 'next';
  const typed = readTyped(opened);
  const delivery = deliveryOf(typed);
  const letters = typed.how === 'centre' && delivery === undefined ? typed.place : '';
  const refusal = await save(opened, {
    answers: { [TYPED_PLACE]: letters },
    ...(delivery === undefined ? {} : { delivery }),
  });
  if (refusal !== undefined) return answerSaveRefusal(opened, refusal);
  if (act === 'save' || act === 'back') return goOn(opened, 'delivery', act);
  if (act.startsWith('find:')) return deliveryPage(opened, { ...typed, how: 'centre' }, undefined);
  const again = await reopen(opened);
  if (again instanceof Response) return again;
  const wrong = again.problems.find(({ step }) => step === 'delivery');
  const { t } = opened.ctx;
  // A place typed but not chosen must not be passed over, even where an earlier choice would do.
  const one = isOnlyHit(divisionView(deps.app.divisions, typed.place, 'village'));
  const ask = one
    ? t.form.confirmPlace(t.citizen.draft.deliveryPlace)
    : t.form.problems['delivery-place-needed']('', {});
  const open = typed.how === 'centre' && delivery === undefined ? ask : undefined;
  const unchosen = typed.how === undefined ? t.form.requiredChoice(t.citizen.draft.deliveryStep) : undefined;
  const sentence = open ?? unchosen ?? wrong?.sentence;
  return sentence === undefined ? goOn(again, 'delivery', 'next') : deliveryPage(again, typed, sentence);
}

function readTyped({ c }: Opened): Typed {
  const form = c.get('form');
  const how = fieldOf(form, 'delivery');
  return {
    how: how === 'online' || how === 'centre' || how === 'post' ? how : undefined,
    place: readPlace(form, 'delivery') ?? '',
    parcel: {
      receiver: plainText(fieldOf(form, 'receiver') ?? ''),
      phone: plainText(fieldOf(form, 'phone') ?? ''),
      address: plainText(fieldOf(form, 'address') ?? ''),
    },
  };
}

/** Who files is most often who receives. */
function ownParcel({ view: { reading } }: Opened): Parcel {
  const { applicant } = reading;
  return { receiver: applicant?.name ?? '', phone: applicant?.phone ?? '', address: '' };
}

function deliveryOf({ how, place, parcel }: Typed): Delivery | undefined {
  if (how === 'online') return { how };
  if (how === 'post') return { how, ...parcel };
  return how === 'centre' && isDivisionCode(place) ? { how, place } : undefined;
}

function deliveryPage(opened: Opened, typed: Typed, problem: string | undefined): Response {
  const { c, deps, view } = opened;
  const lines =
    problem === undefined
      ? []
      : [{ href: typed.how === 'post' ? '#f-address' : '#f-delivery', sentence: problem }];
  const page = (
    <DeliveryPage
      {...stepProps(opened, 'delivery', lines)}
      action={`/drafts/${view.draft.id}/delivery`}
      chosen={typed.how}
      parcel={typed.parcel}
      needsPlace={view.deliveryNeedsPlace}
      place={divisionView(deps.app.divisions, typed.place, 'village')}
      problem={problem}
    />
  );
  return answerPage(c, page, problem === undefined ? 200 : 422);
}
