/**
 * Compile-time only: holds schemas to the types they stand for. Plain assignability is not enough: a schema that lacks an
 * optional field would pass, and zod would then drop that field without a word.
 */
type Flat<T> = T extends string | number | boolean | null | undefined
  ? T
  : T extends readonly (infer Item)[]
    ? Flat<Item>[]
    : { [Key in keyof T]: Flat<T[Key]> };

type Identical<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** `never` when both have the same shape, else the label. */
export type Drift<Label, A, B> = Identical<Flat<A>, Flat<B>> extends true ? never : Label;
