import { asText } from "../input/jsonValue";
import type { Node } from "../model/nodes";
import type { Report } from "./rule";
import { endsSentence } from "./wording";

/** Whether makers never see an operation or a parameter. */
export const isInternal = ({ value }: Node): boolean => value["x-ms-visibility"] === "internal";

/**
 * Reports a description that is missing where one is needed, or is no sentence.
 * @param noun what is described
 */
export function checkDescription({ value, at }: Node, isNeeded: boolean, noun: string, report: Report): void {
  const description = asText(value.description)?.trim() ?? "";
  if (description === "" && isNeeded) {
    report(at, `The ${noun} has no description.`);
  } else if (description !== "" && !endsSentence(description)) {
    report(at.to("description"), "The description does not end with a full stop.");
  }
}

/**
 * Reports a description that is, but for its full stop, a text that makers read already.
 * @param other what the maker reads already
 * @param otherKey the key that it stands under
 */
export function checkDiffers({ value, at }: Node, other: string, otherKey: string, report: Report): void {
  const description = (asText(value.description) ?? "").trim().replace(/\.$/, "");
  if (other !== "" && other.toLowerCase() === description.toLowerCase()) {
    report(at.to("description"), `The description says what the ${otherKey} says.`);
  }
}
