/** A `Base` that only its own parser may make: two brands never mix by accident. */
export type Brand<Base, Name extends string> = Base & { readonly __brand: Name };
