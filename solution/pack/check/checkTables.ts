import type { AssembledSolution } from "../assemble/assembledSolution";
import { childText } from "../../format/xml";

/** Checks that a table is named like its folder. */
export function checkTables({ tables, problems }: AssembledSolution): void {
  for (const { folder, place, entity } of tables) {
    const name = childText(entity, "Name");
    if (name !== folder) {
      problems.add(place, `<Name> is "${name}", the folder "${folder}"; both are the schema name.`);
    }
  }
}
