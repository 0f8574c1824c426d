import type { MaterialId } from '#core/catalogue/model.ts';

/** Who took a result, and what was looked at then. */
export type DeliveryProof = {
  readonly to: string;
  /** The document the person showed, or the parcel's carrier and number. */
  readonly proof?: string;
  /** Uploaded papers whose originals the centre saw. */
  readonly seen?: readonly MaterialId[];
};
