// The steps of booking are addresses: each choice is a link that adds one more part.

export type BookChoice = {
  readonly place?: string | undefined;
  readonly day?: string | undefined;
  readonly from?: string | undefined;
  /** Chosen on the page one came from. */
  readonly matter?: string | undefined;
  /** Id of the appointment that is moved; its place is the place. */
  readonly move?: string | undefined;
};

/** The address of the step that these choices lead to. */
export function bookAddress(choice: BookChoice): string {
  const parts = Object.entries(choice).filter((part): part is [string, string] => part[1] !== undefined);
  const query = new URLSearchParams(parts).toString();
  return query === '' ? '/appointments/book' : `/appointments/book?${query}`;
}
