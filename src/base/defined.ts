/** Keys whose value may be undefined become truly optional: absent is absent, never a stored `undefined`. */
export type Defined<Shape> = {
  [Key in keyof Shape as undefined extends Shape[Key] ? never : Key]: Shape[Key];
} & {
  [Key in keyof Shape as undefined extends Shape[Key] ? Key : never]?: Exclude<Shape[Key], undefined>;
};

/** The same object without the keys that are undefined. */
export function defined<Shape extends object>(shape: Shape): Defined<Shape>;
export function defined(shape: object): object {
  return Object.fromEntries(Object.entries(shape).filter(([, value]) => value !== undefined));
}
