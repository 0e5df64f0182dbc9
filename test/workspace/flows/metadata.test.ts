import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { addRoute } from "../../../solution/routing/command/addRoute";
import { compareWithMetadata, metadataAddress, readMetadata } from "../../../solution/routing/command/metadata";
import { shipped, surroundings } from "../../solution/routing/support";
import { ticketTable } from "../../support/ticketTable";
import { apiOf, newDataverse } from "../dataverse/api";

/** The answer of an environment at the address that the commands of routing name, without its origin. */
async function answerAbout(table: string): Promise<unknown> {
  const path = metadataAddress(table).split("/api/data/v9.2/")[1];
  const { status, text } = await apiOf(newDataverse()).get(path);
  expect(status).toBe(200);
  return JSON.parse(text);
}

const folder = mkdtempSync(join(tmpdir(), "linked-records-answer-"));
const file = join(folder, "answer.json");
afterAll(() => {
  rmSync(folder, { recursive: true });
});

test("an environment answers at the address that is named, and its names are those that are declared", async () => {
  writeFileSync(file, JSON.stringify(await answerAbout("incident")));
  expect(compareWithMetadata(shipped, readMetadata(file), file)).toEqual([]);
});

test("names that are computed are those of the environment", async () => {
  for (const table of ["account", "contact"]) {
    writeFileSync(file, JSON.stringify(await answerAbout(table)));
    const { table: added } = addRoute(shipped, { table }, surroundings, undefined);
    expect(compareWithMetadata({ version: 1, tables: [added] }, readMetadata(file), file)).toEqual([]);
  }
  const { table: added } = addRoute(shipped, { table: ticketTable.logicalName }, surroundings, undefined);
  expect(added).toMatchObject({ entitySet: ticketTable.entitySetName, primaryId: ticketTable.primaryId });
});
