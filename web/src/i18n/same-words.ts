/** The words of another language for the same keys: what is missing or left over does not compile. */
export type SameWords<T> = { [Key in keyof T]: T[Key] extends string ? string : SameWords<T[Key]> };
