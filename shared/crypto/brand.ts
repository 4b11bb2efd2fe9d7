declare const brand: unique symbol

/** A value that may only be used where its name is asked for, so that one id cannot stand for another. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name }
