import type { FailureKind } from "../../../LinkedRecordsControl/base/failure";
import type { Measured } from "./measured";

/** What `context.webAPI` rejects with: a plain object, codes as positive decimals, `raw` a JSON text, `title` may be empty. */
interface Rejection {
  readonly errorCode: number;
  readonly code: number;
  readonly message: string;
  readonly title: string;
  readonly raw: string;
}

const rejection = (errorCode: number, message: string, title = ""): Rejection => ({
  errorCode,
  code: errorCode,
  message,
  title,
  raw: JSON.stringify({ _errorCode: errorCode, message }),
});

/** Rejections by what was wrong, with the kind of failure that the control takes each for. */
export const rejections: Readonly<Record<"missingRow" | "unknownBind", Measured<Rejection> & { kind: FailureKind }>> = {
  missingRow: {
    source: "pcfhub _template dev/host.js; the object and its not being an Error: pcf-lookup-search SPEC.md",
    mark: "S",
    shape: rejection(2147746327, "Entity 'Contact' With Id = … Does Not Exist", "Record Is Unavailable"),
    kind: "missing",
  },
  unknownBind: {
    source: "pcfhub _template dev/host.js",
    mark: "M*",
    shape: rejection(2147781913, "An undeclared property 'nothing' which only has property annotations …"),
    kind: "invalid",
  },
};
