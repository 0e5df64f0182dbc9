import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv";
import addFormats from "ajv-formats";
import { parse } from "jsonc-parser";
import { parseJson } from "../../connector/checker/input/jsonSyntax";
import type { Json } from "../../connector/checker/input/jsonValue";
import { findBreaches } from "../../connector/checker/run/engine";
import { rulesById } from "../../connector/checker/rules/table";
import { mutationsOf } from "../connector/support/mutations";

/**
 * Measures how much of what Microsoft's published schema refuses in apiProperties.json the checker finds:
 * `npm run bench:mutations -- FOLDER`, with a clone of microsoft/PowerPlatformConnectors. Every file there that the
 * schema takes is changed in one place at a time; of the changes that it then refuses, the checker must call some
 * error or warning that was not there before.
 */

const schemaPath = ["schemas", "paconn-apiProperties.schema.json"];

/** Of the changes of one file every so many is tried; their number has no factor in common with the kinds of change. */
const everyNth = 37;

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /(^|[\\/])apiproperties\.json$/i.test(name))
    .sort()
    .map((name) => join(folder, name));
}

/** The findings that weigh something. */
const weighty = (apiProperties: Json): Set<string> =>
  new Set(
    findBreaches({ apiProperties })
      .apiProperties.filter(({ ruleId }) => rulesById.get(ruleId)?.severity !== "hint")
      .map(({ ruleId, pointer, message }) => `${ruleId} ${pointer} ${message}`),
  );

function main([folder]: string[]): void {
  if (folder === undefined) {
    console.error("Name a clone of microsoft/PowerPlatformConnectors.");
    process.exitCode = 2;
    return;
  }
  const schema = parse(readFileSync(join(folder, ...schemaPath), "utf8")) as Record<string, unknown>;
  // Ajv knows this keyword of older schemas as an error only.
  delete schema.id;
  const ajv = new Ajv({ strict: false });
  addFormats(ajv);
  const isValid = ajv.compile(schema);
  let [files, invalid, turn] = [0, 0, 0];
  const missed: string[] = [];
  for (const path of filesIn(folder)) {
    const parsed = parseJson(readFileSync(path, "utf8").replace(/^\uFEFF/, ""));
    if ("fault" in parsed || !isValid(parsed.value)) {
      continue;
    }
    files += 1;
    const before = weighty(parsed.value);
    for (const { name, mutated } of mutationsOf(parsed.value)) {
      turn += 1;
      if (turn % everyNth === 0 && !isValid(mutated)) {
        invalid += 1;
        if ([...weighty(mutated)].every((each) => before.has(each))) {
          missed.push(`${path}: ${name}`);
        }
      }
    }
  }
  missed.forEach((each) => {
    console.log(each);
  });
  const found = (100 * (invalid - missed.length)) / invalid;
  console.log(`${files} files, ${invalid} changes that the schema refuses, ${found.toFixed(2)} % found`);
}

main(process.argv.slice(2));
