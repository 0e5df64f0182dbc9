import { publisherPlace, type Project } from "../assemble/project";
import type { Problems } from "../problems";

/** Checks the version of package.json and the publisher, which both solutions get. */
export function checkProject({ packageVersion, publisher }: Project, problems: Problems): void {
  if (!/^\d+\.\d+\.\d+$/.test(packageVersion)) {
    problems.add("package.json", `The version "${packageVersion}" must be three numbers, such as 1.2.3.`);
  }
  const prefix = publisher.customizationPrefix;
  if (!/^[a-z][a-z0-9]{1,7}$/.test(prefix) || prefix.startsWith("mscrm")) {
    problems.add(
      publisherPlace,
      `customizationPrefix "${prefix}" must be 2 to 8 lower-case letters and digits, a letter first.`,
    );
  }
  const optionPrefix = publisher.customizationOptionValuePrefix;
  if (!Number.isInteger(optionPrefix) || optionPrefix < 10_000 || optionPrefix > 99_999) {
    problems.add(
      publisherPlace,
      `customizationOptionValuePrefix ${optionPrefix} must be a number from 10000 to 99999.`,
    );
  }
}
