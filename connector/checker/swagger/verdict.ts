import { isObject, type Json } from "../input/jsonValue";
import { Resolver } from "../model/resolver";
import { dereference, MissingTargetError } from "./dereference";
import { schemaFault } from "./jsonSchema";
import { specificationFault } from "./specification";

/** Whether a document is Swagger 2.0 as swagger-parser judges it; if not, one reason with its place. */
export type Verdict =
  { readonly valid: true } | { readonly valid: false; readonly pointer: string; readonly message: string };

/**
 * Judges a document as `SwaggerParser.validate` with external references switched off does: JSON schema of Swagger 2.0
 * over the dereferenced document, then the specification.
 * @param root the parsed JSON
 */
export function judge(root: Json): Verdict {
  const no = (message: string, pointer = ""): Verdict => ({ valid: false, pointer, message });
  if (!isObject(root)) {
    return no("The definition is no JSON object.");
  }
  if (root.swagger !== "2.0") {
    return no("The definition is not of Swagger version 2.0.");
  }
  const resolver = new Resolver(root);
  try {
    const fault = schemaFault(dereference(root, resolver));
    if (fault) {
      return no(`Swagger 2.0 does not allow this: ${fault.message}.`, fault.pointer);
    }
    const breach = specificationFault(root, resolver);
    return breach === undefined ? { valid: true } : no(breach.message, breach.pointer);
  } catch (error) {
    if (error instanceof MissingTargetError) {
      return no(error.message);
    }
    if (error instanceof RangeError) {
      return no("The references of the definition form a chain too long to follow.");
    }
    throw error;
  }
}
