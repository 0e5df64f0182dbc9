import type { ErrorObject } from "ajv";
import type { Json } from "../input/jsonValue";
import type * as compiledSchema from "./compiledSchema";
import { plainDocumentTest } from "./plainDocument";
import { certainTests, type PartName } from "./plainParts";

/** What the Swagger 2.0 schema says against a document. */
export interface SchemaFault {
  readonly pointer: string;
  readonly message: string;
}

/**
 * Makes the judge of documents by the JSON schema of Swagger 2.0 (OpenAPI Initiative). Each shared schema object of a
 * document is validated once, not once a reference, and what is plain is seen to fit without that schema: this is what
 * makes large definitions quick. The schema is compiled when something is first not plain.
 */
function createJudge(): (document: Json) => SchemaFault | undefined {
  const results = new Map<unknown, ErrorObject | true>();
  let compiled: ReturnType<typeof compiledSchema.compile> | undefined;

  /** The first fault of a part; true when it has none. */
  const judged = (name: PartName, data: Json): ErrorObject | true => {
    const known = results.get(data);
    if (known !== undefined) {
      return known;
    }
    const result = certain[name](data) || full()[name](data) || (full()[name].errors?.[0] ?? true);
    if (name === "schema" && typeof data === "object") {
      results.set(data, result);
    }
    return result;
  };
  const full = () => (compiled ??= loadedCompile()(judged));
  const fits = (name: PartName) => (value: Json) => judged(name, value) === true;
  const certain = certainTests(fits("schema"));
  const isPlain = plainDocumentTest({
    schema: fits("schema"),
    parametersList: fits("parametersList"),
    responses: fits("responses"),
  });

  return (document) => {
    const isFitting = isPlain(document) || full().document(document);
    results.clear();
    if (isFitting) {
      return undefined;
    }
    const errors = full().document.errors ?? [];
    const deepest = errors.reduce<ErrorObject | undefined>(
      (best, error) => (best && best.instancePath.length >= error.instancePath.length ? best : error),
      undefined,
    );
    return { pointer: deepest?.instancePath ?? "", message: deepest?.message ?? "breaks the Swagger 2.0 schema" };
  };
}

/** Loads what compiles the schema: a tenth of the time of a check that needs none of it. */
function loadedCompile(): typeof compiledSchema.compile {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import would load it at every start
  return (require("./compiledSchema") as typeof compiledSchema).compile;
}

let judgeDocument: ReturnType<typeof createJudge> | undefined;

/**
 * Validates a dereferenced document against the JSON schema of Swagger 2.0.
 * @returns one fault, or undefined when the document fits
 */
export function schemaFault(document: Json): SchemaFault | undefined {
  judgeDocument ??= createJudge();
  return judgeDocument(document);
}
