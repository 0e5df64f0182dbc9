import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readRouting } from "../file/readRouting";
import { type Routing, RoutingError } from "../file/routing";
import { generate, madeFolders } from "../generate";
import { readSurroundings, routingFile, type Surroundings } from "../surroundings";
import { formatted } from "./formatted";
import { type Changes, filesIn } from "./writeFiles";

/** The text of solution/routing.json. @throws {RoutingError} where it cannot be read */
export function routingText(root: string): string {
  try {
    return readFileSync(join(root, routingFile), "utf8");
  } catch (error) {
    throw new RoutingError([`${routingFile}: ${(error as Error).message}`]);
  }
}

/** What is routed, with what its flows need to know of the project. @throws {RoutingError} */
export function readProjectRouting(root: string, text = routingText(root)): [Routing, Surroundings] {
  const surroundings = readSurroundings(root);
  return [readRouting(text, routingFile, surroundings.prefix), surroundings];
}

/** Every file that follows from what is routed, as it is to be on the disk; what else is in its folders is to go. */
export async function madeFiles(root: string, routing: Routing, surroundings: Surroundings): Promise<Changes> {
  const files = new Map<string, string | undefined>();
  for (const [path, text] of generate(routing, surroundings)) files.set(path, await formatted(root, path, text));
  for (const path of filesIn(root, madeFolders)) {
    if (!files.has(path)) files.set(path, undefined);
  }
  return files;
}
