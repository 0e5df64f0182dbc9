import { join } from "node:path";
import { parseArgs } from "node:util";
import { addRoute, type Wish } from "./command/addRoute";
import { formatted } from "./command/formatted";
import { madeFiles, readProjectRouting } from "./command/madeFiles";
import { compareWithMetadata, metadataAddress, readMetadata } from "./command/metadata";
import { type Changes, notYetDone, writeFiles } from "./command/writeFiles";
import { type Routing, RoutingError } from "./file/routing";
import { routingFile } from "./surroundings";

const usage = `Usage: tsx solution/routing/cli.ts write | check | add
  write                   makes the flows, and what belongs to them, from solution/routing.json
  check                   proves that what is there is what would be made
    --metadata FILE       compares the names with the saved metadata of an environment
  add --table NAME        routes another table, or an additional way of one, and makes its flows
    --way connector|action           by our connector (the default), or by the Dataverse action
    --on create,update:COL,COL       when the flow starts; create unless said
    --filter ODATA                   which rows; "statecode eq 0" unless said
    --name NAME --names NAMES        what one row is called, and many
    --flow NAME                      the name of the flow
    --set NAME --id COLUMN --relationship NAME
                                     the names of the table, where the computed ones are not right
    --work-stream GUID               the work stream where an environment names no other
    --backlog                        adds a flow that routes what nobody routed; without --on, a table that
                                     has flows gets this one only
    --metadata FILE                  takes the names from the saved metadata of an environment`;

const root = join(__dirname, "..", "..");

const options = {
  metadata: { type: "string" },
  table: { type: "string" },
  set: { type: "string" },
  id: { type: "string" },
  relationship: { type: "string" },
  on: { type: "string" },
  filter: { type: "string" },
  way: { type: "string" },
  name: { type: "string" },
  names: { type: "string" },
  flow: { type: "string" },
  "work-stream": { type: "string" },
  backlog: { type: "boolean" },
} as const;

const allowedOptions: ReadonlyMap<string | undefined, readonly string[]> = new Map([
  ["write", []],
  ["check", ["metadata"]],
  ["add", Object.keys(options)],
]);

/** What the arguments say; undefined where they say nothing that this program understands. */
function readArguments(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
    const [command, ...others] = positionals;
    const allowed = allowedOptions.get(command);
    const isRight = others.length === 0 && allowed && Object.keys(values).every((name) => allowed.includes(name));
    return isRight && (command !== "add" || values.table) ? { command, values } : undefined;
  } catch {
    return undefined;
  }
}

function tell(changes: Changes): void {
  if (changes.size === 0) console.log("Everything is as solution/routing.json says.");
  for (const [path, text] of changes) console.log(`${text === undefined ? "removed" : "written"}  ${path}`);
}

async function write(): Promise<void> {
  const [routing, surroundings] = readProjectRouting(root);
  const changes = notYetDone(root, await madeFiles(root, routing, surroundings));
  writeFiles(root, changes);
  tell(changes);
}

async function check(metadata: string | undefined): Promise<void> {
  const [routing, surroundings] = readProjectRouting(root);
  const stale = notYetDone(root, await madeFiles(root, routing, surroundings));
  const problems = [...stale].map(([path, text]) =>
    text === undefined
      ? `${path}: No flow of ${routingFile} needs this file.`
      : `${path}: It is not what ${routingFile} says. Change it there, then run: npm run routing`,
  );
  if (metadata !== undefined) problems.push(...compareWithMetadata(routing, readMetadata(metadata), metadata));
  if (problems.length > 0) throw new RoutingError(problems);
  tell(stale);
}

/** Reads the declaration before it is written. The places in problems are those of a file that is not there yet. */
function asItWouldBe(text: string): Routing {
  try {
    return readProjectRouting(root, text)[0];
  } catch (error) {
    if (!(error instanceof RoutingError)) throw error;
    throw new RoutingError(["Nothing was added. With it, the file would be wrong:", ...error.problems]);
  }
}

async function add({ metadata: file, ...wish }: Wish & { readonly metadata?: string }): Promise<void> {
  const [before, surroundings] = readProjectRouting(root);
  const metadata = file === undefined ? undefined : readMetadata(file).find((one) => one.LogicalName === wish.table);
  if (file !== undefined && !metadata) {
    throw new RoutingError([`${file}: The environment has no table ${wish.table}, or the file leaves it out.`]);
  }
  const { routing, table, routes, isComputed } = addRoute(before, wish, surroundings, metadata);
  const text = await formatted(root, routingFile, JSON.stringify(routing));
  const checked = asItWouldBe(text);
  const changes = notYetDone(root, new Map([[routingFile, text], ...(await madeFiles(root, checked, surroundings))]));
  writeFiles(root, changes);
  tell(changes);
  for (const { flow, id } of routes) console.log(`\nAdded the flow "${flow}" (${id}). It is off after the import.`);
  console.log(
    `Table ${table.table}: entity set ${table.entitySet}, id column ${table.primaryId}, relationship ${table.relationship}.`,
  );
  if (isComputed) {
    console.log(
      `These names were computed. Compare them with EntitySetName, PrimaryIdAttribute and SchemaName of the relationship at\n  ${metadataAddress(table.table)}\nor save the answer, and run: npm run routing:check -- --metadata FILE`,
    );
  }
}

async function main(args: readonly string[]): Promise<number> {
  const given = readArguments(args);
  if (!given) {
    console.error(usage);
    return 2;
  }
  const { command, values } = given;
  try {
    if (command === "write") await write();
    else if (command === "check") await check(values.metadata);
    else await add({ ...values, table: values.table ?? "" });
    return 0;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    console.error(error.message);
    return 1;
  }
}

void main(process.argv.slice(2)).then((code) => (process.exitCode = code));
