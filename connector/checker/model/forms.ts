import { type JsonObject, typeOf } from "../input/jsonValue";

/**
 * The form that a JSON value must have. A form that is `doubtful` is demanded by Microsoft's published schema, but
 * certified connectors do otherwise, so a breach of it is no error.
 */
export type Form = { readonly doubtful?: true } & (
  | { readonly is: "anything" }
  | { readonly is: "text"; readonly oneOf?: readonly string[]; readonly orNull?: true }
  | { readonly is: "flag" | "whole" }
  | { readonly is: "list"; readonly of: Form; readonly least?: number }
  | ObjectForm
  /** The form depends on what the object holds. */
  | { readonly is: "object"; readonly formOf: (value: JsonObject) => ObjectForm }
);

/** The form of an object. */
export interface ObjectForm {
  readonly is: "object";
  readonly keys: Readonly<Record<string, Form>>;
  readonly required?: readonly string[];
  /** The form of all other members; without it there are none. */
  readonly others?: Form;
  /** Whether a member that is not known is an error; else it is doubtful. */
  readonly strict?: true;
  readonly orNull?: true;
  readonly doubtful?: true;
}

/** A value of a wrong JSON type, in words; undefined when its type is right. */
export function wrongType(value: unknown, form: Form): string | undefined {
  const type = typeOf(value);
  const wrong = (fits: boolean, wanted: string): string | undefined =>
    fits ? undefined : `must be ${wanted}, not ${type}`;
  const isNull = value === null && "orNull" in form && form.orNull === true;
  switch (form.is) {
    case "anything":
      return undefined;
    case "text":
      return wrong(type === "string" || isNull, "text");
    case "flag":
      return wrong(type === "boolean", "true or false, without quotes");
    case "whole":
      return wrong(Number.isInteger(value), "a whole number");
    case "list":
      return wrong(type === "array", "a list");
    case "object":
      return wrong(type === "object" || isNull, "an object");
  }
}
