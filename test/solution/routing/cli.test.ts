import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { filesIn } from "../../../solution/routing/command/writeFiles";
import { attribute, descendants, parseXml, rootOf } from "../../../solution/format/xml";
import { ProjectCopy, repository } from "../projectCopy";

/** A copy of the project in which the commands of routing run. */
class RoutingCopy extends ProjectCopy {
  constructor() {
    super();
    for (const path of ["solution", "docs/routing.md", ".prettierrc.json"]) {
      cpSync(join(repository, path), join(this.root, path), { recursive: true });
    }
    symlinkSync(join(repository, "node_modules"), join(this.root, "node_modules"));
  }

  /** Every file that the commands could write, with its text. */
  contents(): readonly (readonly [string, string])[] {
    return filesIn(this.root, ["solution", "docs"]).map((path) => [path, this.read(path)]);
  }

  run(...args: string[]): { status: number | null; stdout: string; stderr: string } {
    return spawnSync(process.execPath, ["--import", "tsx", "solution/routing/cli.ts", ...args], {
      cwd: this.root,
      encoding: "utf8",
    });
  }
}

const page = "docs/routing.md";
const declaration = "solution/routing.json";
let copy: RoutingCopy;
beforeEach(() => {
  copy = new RoutingCopy();
});
afterEach(() => {
  copy.dispose();
});

test("what is committed is what would be made", () => {
  expect(copy.run("check")).toEqual(expect.objectContaining({ status: 0, stderr: "" }));
  expect(copy.run("write").stdout).toBe("Everything is as solution/routing.json says.\n");
});

test.each([[[]], [["add"]], [["write", "--table", "x"]]])(
  "gives the usage and exit code 2 for %j",
  (args: string[]) => {
    const { status, stderr } = copy.run(...args);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^Usage: /);
  },
);

test("whatever differs is told, and made again", () => {
  copy.edit("solution/LinkedRecords/deployment-settings.json", '"connector"', '"action"');
  copy.edit("solution/LinkedRecords/src/Other/Solution.xml", /<RootComponent type="29".*\/>/, "");
  copy.edit(page, "All flows are", "No flow is");
  copy.write("solution/LinkedRecords/src/Workflows/Old.json", "{}");
  const { status, stderr } = copy.run("check");
  expect(status).toBe(1);
  expect(stderr.trim().split("\n").sort()).toEqual([
    expect.stringMatching(/^docs\/routing\.md: It is not what solution\/routing\.json says\..*npm run routing$/),
    expect.stringMatching(/^solution\/LinkedRecords\/deployment-settings\.json: It is not/),
    expect.stringMatching(/^solution\/LinkedRecords\/src\/Other\/Solution\.xml: It is not/),
    expect.stringMatching(/^solution\/LinkedRecords\/src\/Workflows\/Old\.json: No flow of .* needs this file/),
  ]);
  expect(copy.run("write").status).toBe(0);
  expect(copy.run("check").status).toBe(0);
  expect(existsSync(join(copy.root, "solution/LinkedRecords/src/Workflows/Old.json"))).toBe(false);
});

test("a table that is added is declared, made, told to be looked up, and packs", () => {
  const label = `R&D "ticket's" <1> 🙂`;
  const { status, stdout, stderr } = copy.run(
    "add",
    "--table",
    "new_ticket",
    "--name",
    label,
    "--names",
    `${label}s`,
    "--backlog",
  );
  expect([status, stderr]).toEqual([0, ""]);
  expect(stdout).toContain(`Added the flow "Route new ${label}s through Omnichannel"`);
  expect(stdout).toContain(
    "entity set new_tickets, id column new_ticketid, relationship new_ticket_msdyn_ocliveworkitems",
  );
  expect(stdout).toMatch(/These names were computed\. Compare them with .*\n {2}https:\/\/<organization>\/api/);
  expect(copy.run("check").status).toBe(0);
  expect(copy.read(page)).toContain("`lrc_NewTicketLiveWorkStreamId`");
  expect(copy.problems()).toEqual([]);
  const path = "dist/sources/LinkedRecords/Other/Customizations.xml";
  expect(existsSync(join(copy.root, path))).toBe(true);
  const solution = rootOf(parseXml(copy.read("dist/sources/LinkedRecords/Other/Solution.xml"), path));
  const dependents = descendants(solution, "Dependent").map((one) => attribute(one, "displayName"));
  expect(dependents).toContain(`Route new ${label}s through Omnichannel`);
  const format = spawnSync(
    process.execPath,
    [
      join(repository, "node_modules/prettier/bin/prettier.cjs"),
      "--check",
      declaration,
      page,
      "solution/LinkedRecords",
    ],
    { cwd: copy.root, encoding: "utf8" },
  );
  expect([format.status, format.stderr]).toEqual([0, ""]);
});

test.each<[what: string, args: string[], problem: RegExp]>([
  ["an unknown table", ["--table", "incidnet"], /^The table "incidnet" is not known/],
  [
    "what is routed already",
    ["--table", "incident"],
    /^Nothing was added\. With it, the file would be wrong:\nsolution\/routing\.json:\d+:\d+: The flow's name .* occurs twice/,
  ],
  [
    "a work stream id that is no GUID",
    ["--table", "lead", "--work-stream", "12"],
    /\nsolution\/routing\.json:\d+:\d+: "12" must be a GUID/,
  ],
  [
    "a relationship that does not follow the pattern",
    ["--table", "lead", "--relationship", "lead_things"],
    /\nsolution\/routing\.json:\d+:\d+: The relationship "lead_things" does not follow the pattern/,
  ],
  ["metadata that is not there", ["--table", "lead", "--metadata", "no.json"], /^no\.json: ENOENT/],
])("adds nothing for %s", (_what, args, problem) => {
  const before = copy.contents();
  const { status, stderr } = copy.run("add", ...args);
  expect([status, stderr]).toEqual([1, expect.stringMatching(problem)]);
  expect(copy.contents()).toEqual(before);
});

test("all or nothing: with one target blocked, everything stays as it was", () => {
  rmSync(join(copy.root, page));
  mkdirSync(join(copy.root, page));
  const before = copy.contents();
  const { status, stderr } = copy.run("add", "--table", "new_ticket");
  expect([status, stderr]).toEqual([1, expect.stringContaining("docs/routing.md")]);
  expect(copy.contents()).toEqual(before);
  expect(copy.problems()).toEqual([]);
});

test("refuses a declaration of a newer version, broken ones, and one that is not there", () => {
  const before = copy.read(declaration);
  copy.write(declaration, before.replace('"version": 1', '"version": 2'));
  expect(copy.run("write")).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/^solution\/routing\.json:3:14: /) as string,
  });
  copy.write(declaration, "{");
  expect(copy.run("write").stderr).toMatch(/^solution\/routing\.json:1:2: not valid JSON/);
  copy.remove(declaration);
  expect(copy.run("check").stderr).toMatch(/^solution\/routing\.json: ENOENT/);
});

test("names are compared with the metadata of an environment", () => {
  const metadata = {
    LogicalName: "incident",
    EntitySetName: "incidents",
    PrimaryIdAttribute: "incidentid",
    OneToManyRelationships: [
      { SchemaName: "incident_msdyn_ocliveworkitems", ReferencingEntity: "msdyn_ocliveworkitem" },
    ],
  };
  const file = join(copy.root, "answer.json");
  writeFileSync(file, JSON.stringify(metadata));
  expect(copy.run("check", "--metadata", file).status).toBe(0);
  writeFileSync(file, JSON.stringify({ ...metadata, EntitySetName: "cases" }));
  expect(copy.run("check", "--metadata", file)).toMatchObject({
    status: 1,
    stderr: expect.stringContaining("The entity set of incident is cases; declared is incidents.") as string,
  });
});
