export const SLIPS: readonly {
  readonly unit: string;
  readonly rules: readonly string[];
  readonly what: string;
}[];
