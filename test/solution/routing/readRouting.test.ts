import { RoutingError } from "../../../solution/routing/file/routing";
import { namesOf, pluralOf } from "../../../solution/routing/file/tableNames";
import { problemsOf, read, shipped, shippedText } from "./support";

type Fault = [what: string, from: string | RegExp, to: string, at: string, problem: RegExp];

/** Line and column of a text. */
function placeOf(text: string, part: string): string {
  const before = text.slice(0, text.indexOf(part)).split("\n");
  return `solution/routing.json:${before.length}:${(before.at(-1) ?? "").length + 1}: `;
}

const secondId = shipped.tables[0].routes[1].id;

const faults: Fault[] = [
  ["an unknown table", '"incident"', '"incidnet"', '"incidnet"', /table "incidnet" is not known.*Is incident meant\?/],
  [
    "a table without a prefix that is like none",
    '"incident"',
    '"spaceship"',
    '"spaceship"',
    /table "spaceship" is not known: it has no publisher's prefix.*account, .*salesorder\)\.$/,
  ],
  [
    "a relationship that does not follow the pattern",
    "incident_msdyn_ocliveworkitems",
    "incident_conversations",
    '"incident_conversations"',
    /"incident_conversations" does not follow the pattern .*for incident it is incident_msdyn_ocliveworkitems/,
  ],
  [
    "the relationship of another table",
    "incident_msdyn_ocliveworkitems",
    "account_msdyn_ocliveworkitems",
    '"account_msdyn_ocliveworkitems"',
    /does not follow the pattern/,
  ],
  ["another entity set", '"incidents"', '"cases"', '"cases"', /entity set of incident is incidents, not cases/],
  ["another id column", '"incidentid"', '"caseid"', '"caseid"', /id column of incident is incidentid, not caseid/],
  [
    "a work stream id that is no GUID",
    '"lrc_CaseLiveWorkStreamId" }',
    '"lrc_CaseLiveWorkStreamId", "default": "12345" }',
    '"12345"',
    /"12345" must be a GUID in lower case, such as 0123/,
  ],
  [
    "a work stream id in braces",
    '"lrc_CaseLiveWorkStreamId" }',
    '"lrc_CaseLiveWorkStreamId", "default": "{01234567-89ab-cdef-0123-456789abcdef}" }',
    '"{0123',
    /must be a GUID in lower case/,
  ],
  ["a flow id that is no GUID", secondId, "x", '"x"', /"x" must be a GUID/],
  ["a flow id twice", secondId, shipped.tables[0].routes[0].id, "", /The flow's id "ad213e0a-.*" occurs twice/],
  [
    "a flow name twice, in another case",
    "Route new cases through Dataverse",
    "route new cases through OMNICHANNEL",
    '"route new',
    /The flow's name "route new cases through OMNICHANNEL" occurs twice/,
  ],
  [
    "an environment variable twice",
    '"lrc_CaseRoutingWay"',
    '"lrc_organizationid"',
    '"lrc_organizationid"',
    /The environment variable "lrc_organizationid" occurs twice/,
  ],
  ["a foreign prefix", '"lrc_CaseRoutingWay"', '"abc_Way"', '"abc_Way"', /must begin with lrc_, the prefix/],
  ["a newer version", '"version": 1', '"version": 2', "2,", /has the version 2, this program reads version 1\. Take/],
  ["a version of no number", '"version": 1', '"version": "1"', '"1"', /"1" must be 1\.$/],
  ["an unknown property", '"filter"', '"filtre"', '"statecode eq 0"', /The property "filtre" is not known/],
  ["no way", /"way": "connector",\s*/, "", "{\n          ", /The property "way" is missing/],
  ["another way", '"way": "connector"', '"way": "email"', '"email"', /"email" must be "connector" \(Omni.*or "action"/],
  ["a column twice", '"create": true', '"update": ["a_b", "a_b"]', '["a_b"', /must be a list of columns, each once/],
  [
    "a column that routing changes",
    '"create": true',
    '"update": ["ownerid"]',
    '"ownerid"',
    /must not start on changes of ownerid: .*start itself again/,
  ],
  ["no change at all", '{ "create": true }', "{}", "{},", /\{\} must be an object with "create": true, a list/],
  ["a filter with an open quote", '"statecode eq 0"', '"title eq \'x"', '"title', /cannot be read: a quote is not/],
  ["a filter with an open parenthesis", '"statecode eq 0"', '"(a eq 0"', '"(a', /a parenthesis is not closed/],
  ["a filter with a stray parenthesis", '"statecode eq 0"', '"a) eq (0"', '"a)', /closed that was not opened/],
  ["a filter of two lines", '"statecode eq 0"', '"a\\nb"', '"a\\n', /must be an OData filter/],
  ["a label that begins an expression", '"cases"', '"@cases"', '"@cases"', /must be a text .* without @/],
  ["a label that XML cannot hold", '"cases"', '"ca\\u0001ses"', '"ca\\u', /must be a text of 1 to 80 characters/],
  ["a label of half a character", '"cases"', '"ca\\ud83dses"', '"ca\\ud8', /must be a text of 1 to 80 characters/],
  ["a label that ends with a blank", '"cases"', '"cases "', '"cases "', /without blanks at its ends/],
  ["an empty label", '"name": "case"', '"name": ""', '"",', /"" must be a text/],
  [
    "a backlog that would be too quick",
    '"olderThanMinutes": 60',
    '"olderThanMinutes": 5',
    "5 }",
    /at least 45: for so/,
  ],
  [
    "a flow that starts neither way",
    /"on": \{ "create": true \},\s*/,
    "",
    '{\n          "id": "ad',
    /needs either "on" \(changes of a row\) or "backlog"/,
  ],
  [
    "a table without its way variable",
    /"wayVariable".*\n/,
    "",
    '{\n      "table"',
    /both ways that start on changes: "wayVariable" must name/,
  ],
  ["no work stream", /"workStream".*\n/, "", '{\n      "table"', /connector asks for a work stream: incident needs/],
  [
    "two flows over the same rows",
    '"way": "action",\n          "on"',
    '"way": "connector",\n          "on"',
    `{\n          "id": "${secondId}`,
    /"Route new cases through Omnichannel" and "Route new cases through Dataverse" would both route new rows/,
  ],
  ["a text that ends early", /\]\s*\}\s*$/, "", "", /not valid JSON: CloseBracketExpected/],
  ["a comment", '"version"', '// hello\n"version"', "// hello", /not valid JSON: InvalidCommentToken/],
];

test.each(faults)("refuses %s, with its place", (_what, from, to, at, problem) => {
  const text = shippedText.replace(from, to);
  expect(text).not.toBe(shippedText);
  const found = problemsOf(text).find((one) => problem.test(one));
  expect(found ?? problemsOf(text)).toMatch(problem);
  expect(found).toMatch(/^solution\/routing\.json:\d+:\d+: /);
  if (at !== "") expect(found).toContain(placeOf(text, at));
});

test("a table that is declared twice is refused at the second place", () => {
  const text = JSON.stringify({ ...shipped, tables: [shipped.tables[0], shipped.tables[0]] }, null, 2);
  const line = text.slice(0, text.lastIndexOf('"incident"')).split("\n").length;
  expect(problemsOf(text)).toContain(`solution/routing.json:${line}:16: The table "incident" occurs twice.`);
});

test.each(["null", "[]", "7", '""'])("%s is no declaration", (text) => {
  expect(() => read(text)).toThrow(RoutingError);
});

test("the wrong way variable is refused where there is one way only", () => {
  const [table] = shipped.tables;
  const text = JSON.stringify({ ...shipped, tables: [{ ...table, routes: [table.routes[0]] }] });
  expect(problemsOf(text)).toEqual([expect.stringContaining("decides between two ways, and incident has one only")]);
});

test("all problems are told at once", () => {
  const text = shippedText.replace('"incidents"', '"cases"').replace('"incidentid"', '"caseid"');
  expect(problemsOf(text)).toHaveLength(2);
});

describe("names of tables", () => {
  test.each([
    ["new_ticket", "new_tickets"],
    ["new_company", "new_companies"],
    ["new_box", "new_boxes"],
    ["new_class", "new_classes"],
    ["new_branch", "new_branches"],
    ["new_survey", undefined],
    ["new_photo", undefined],
    ["new_shelf", undefined],
    ["new_knife", undefined],
    ["new_part2", undefined],
  ])("the plural of %s is %s", (name, plural) => {
    expect(pluralOf(name)).toBe(plural);
  });

  test("those of the product are known, and follow the same rules", () => {
    for (const table of ["account", "incident", "opportunity", "quote", "salesorder"]) {
      const names = namesOf(table);
      expect(names).toMatchObject({ isKnown: true, entitySet: pluralOf(table), primaryId: `${table}id` });
    }
  });

  test.each(["constructor", "toString", "email", "a_b", "_x", "new_"])("%s is no table that can be routed", (table) => {
    expect(namesOf(table)).toBeUndefined();
  });

  test("a schema name may have capitals, and the relationship has them", () => {
    const [table] = shipped.tables;
    const named = { ...table, table: "new_ticket", entitySet: "new_tickets", primaryId: "new_ticketid" };
    const text = (relationship: string) => JSON.stringify({ ...shipped, tables: [{ ...named, relationship }] });
    expect(problemsOf(text("new_Ticket_msdyn_ocliveworkitems"))).toEqual([]);
    expect(problemsOf(text("new_ticket_msdyn_OCLiveWorkItems"))).toHaveLength(1);
  });
});
