import { addRoute, readOn, type Wish } from "../../../solution/routing/command/addRoute";
import { flowId } from "../../../solution/routing/command/flowId";
import { compareWithMetadata, readMetadata, type TableMetadata } from "../../../solution/routing/command/metadata";
import { type Routing, RoutingError } from "../../../solution/routing/file/routing";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { problemsOf, read, shipped, surroundings } from "./support";

const add = (wish: Wish, metadata?: TableMetadata, before: Routing = shipped) =>
  addRoute(before, wish, surroundings, metadata);

/** What is declared after a wish, as it would be read again. */
const declared = (wish: Wish, metadata?: TableMetadata): Routing => read(JSON.stringify(add(wish, metadata).routing));

const ticket: TableMetadata = {
  LogicalName: "new_ticket",
  EntitySetName: "new_ticketset",
  PrimaryIdAttribute: "activityid",
  OneToManyRelationships: [
    { SchemaName: "new_new_ticket_msdyn_ocliveworkitem_Other", ReferencingEntity: "msdyn_ocliveworkitem" },
    { SchemaName: "new_Ticket_msdyn_ocliveworkitems", ReferencingEntity: "msdyn_ocliveworkitem" },
  ],
};

test("a table of a publisher gets computed names, a variable of its own, and an id that is the same everywhere", () => {
  const { table, routes, isComputed } = add({ table: "new_ticket" });
  expect(table).toMatchObject({
    entitySet: "new_tickets",
    primaryId: "new_ticketid",
    relationship: "new_ticket_msdyn_ocliveworkitems",
    name: "ticket",
    names: "tickets",
    workStream: { variable: "lrc_NewTicketLiveWorkStreamId" },
  });
  expect(routes).toEqual([
    {
      id: flowId("new_ticket Route new tickets through Omnichannel"),
      flow: "Route new tickets through Omnichannel",
      way: "connector",
      on: { create: true },
      filter: "statecode eq 0",
      introduced: surroundings.version,
    },
  ]);
  expect(routes[0]?.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(isComputed).toBe(true);
});

test("ids are those of RFC 9562, version 5: other names, other ids", () => {
  expect(flowId("incident Route unrouted cases")).toBe("9e8aac1d-a6b2-5253-897a-6a8d8b417579");
  expect(flowId("incident Route unrouted cases!")).not.toBe(flowId("incident Route unrouted cases"));
});

test("a table of the product gets its known names", () => {
  const { table, isComputed } = add({ table: "opportunity", way: "action" });
  expect(table).toMatchObject({ entitySet: "opportunities", primaryId: "opportunityid", names: "opportunities" });
  expect(table.workStream).toBeUndefined();
  expect(isComputed).toBe(false);
});

test("metadata replaces every computed name", () => {
  const { table, isComputed } = add({ table: "new_ticket" }, ticket);
  expect(table).toMatchObject({
    entitySet: "new_ticketset",
    primaryId: "activityid",
    relationship: "new_Ticket_msdyn_ocliveworkitems",
  });
  expect(isComputed).toBe(false);
});

test("everything can be said", () => {
  const stream = "01234567-89ab-cdef-0123-456789abcdef";
  const routing = declared({
    table: "new_survey",
    set: "new_surveies",
    id: "new_key",
    relationship: "new_Survey_msdyn_ocliveworkitems",
    on: "create,update:new_a,new_b",
    filter: "new_a eq 1",
    name: `R&D <survey's> "🙂"`,
    names: "surveys",
    flow: "My surveys",
    "work-stream": stream,
    backlog: true,
  });
  expect(routing.tables[1]).toMatchObject({
    entitySet: "new_surveies",
    primaryId: "new_key",
    relationship: "new_Survey_msdyn_ocliveworkitems",
    name: `R&D <survey's> "🙂"`,
    workStream: { variable: "lrc_NewSurveyLiveWorkStreamId", default: stream },
    routes: [
      { flow: "My surveys", way: "connector", on: { create: true, update: ["new_a", "new_b"] }, filter: "new_a eq 1" },
      { flow: "Route unrouted surveys", backlog: { olderThanMinutes: 60 }, filter: "new_a eq 1" },
    ],
  });
});

test("a second way of a table gets a variable that decides, and a first connector a work stream", () => {
  const first = declared({ table: "lead", way: "action" });
  const { routing, table } = add({ table: "lead" }, undefined, first);
  expect(table).toMatchObject({
    wayVariable: "lrc_LeadRoutingWay",
    workStream: { variable: "lrc_LeadLiveWorkStreamId" },
  });
  expect(Object.keys(table).at(-1)).toBe("routes");
  expect(problemsOf(JSON.stringify(routing))).toEqual([]);
  expect(routing.tables).toHaveLength(2);
});

test("a backlog can be added alone, to a table that is routed", () => {
  const before = declared({ table: "lead" });
  const { routes, table } = add({ table: "lead", backlog: true, way: "action" }, undefined, before);
  expect(routes.map(({ flow }) => flow)).toEqual(["Route unrouted leads"]);
  expect(table.wayVariable).toBeUndefined();
  const again = { version: 1, tables: [table] } as const;
  expect(problemsOf(JSON.stringify(add({ table: "lead", backlog: true }, undefined, again).routing)).join()).toMatch(
    /A table needs one flow for its backlog, not several/,
  );
});

test("what is added twice is refused by the file as a whole", () => {
  const { routing } = add({ table: "incident" });
  expect(problemsOf(JSON.stringify(routing)).join()).toMatch(
    /The flow's name .* occurs twice.*would both route new rows/,
  );
});

test.each<[what: string, wish: Wish, problem: RegExp]>([
  ["an unknown table", { table: "incidnet" }, /Is incident meant\?/],
  ["an uncertain plural", { table: "new_survey" }, /new_survey cannot be computed .* give it with --set, or save/],
  ["another way", { table: "lead", way: "mail" }, /--way "mail" must be connector or action/],
  ["other changes", { table: "lead", on: "delete" }, /--on "delete" must be create, update:column,column, or/],
  ["an update of no column", { table: "lead", on: "update:" }, /--on "update:" must be/],
  ["nothing to start on", { table: "lead", on: "" }, /--on "" must be/],
  [
    "other names than those that are declared",
    { table: "incident", set: "cases", names: "tickets" },
    /--set is "cases", but incident is declared with incidents.*\n--names is "tickets", but/,
  ],
])("refuses %s", (_what, wish, problem) => {
  expect(() => add(wish)).toThrow(problem);
  expect(() => add(wish)).toThrow(RoutingError);
});

test("refuses a table without conversations in the metadata", () => {
  expect(() => add({ table: "new_ticket" }, { ...ticket, OneToManyRelationships: [] })).toThrow(
    /no relationship with conversations: make it available for activities first/,
  );
});

test.each([
  ["create", { create: true }],
  ["update:a_b", { update: ["a_b"] }],
  ["create,update:a_b,c", { create: true, update: ["a_b", "c"] }],
])("--on %s is %j", (text, on) => {
  expect(readOn(text)).toEqual(on);
});

describe("metadata of an environment", () => {
  const folder = mkdtempSync(join(tmpdir(), "linked-records-metadata-"));
  const file = join(folder, "answer.json");
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  const saved = (value: unknown) => {
    writeFileSync(file, typeof value === "string" ? value : JSON.stringify(value));
    return readMetadata(file);
  };

  test("is read as one table or a list", () => {
    expect(saved(ticket)).toEqual([ticket]);
    expect(saved({ value: [ticket, ticket] })).toHaveLength(2);
  });

  test.each([["{"], [{ error: { code: "404" } }], [null], [{ value: [null] }]])("refuses %j", (value) => {
    expect(() => saved(value)).toThrow(RoutingError);
    expect(() => saved(value)).toThrow(file);
  });

  test("tells every name that differs, and a table that is not there", () => {
    const routing = declared({ table: "new_ticket" });
    expect(compareWithMetadata(routing, [ticket], file)).toEqual([
      `${file}: The environment has no table incident, or the file leaves it out.`,
      `${file}: The entity set of new_ticket is new_ticketset; declared is new_tickets.`,
      `${file}: The id column of new_ticket is activityid; declared is new_ticketid.`,
      `${file}: The relationship with conversations of new_ticket is new_Ticket_msdyn_ocliveworkitems; declared is new_ticket_msdyn_ocliveworkitems.`,
    ]);
    expect(
      compareWithMetadata({ version: 1, tables: [add({ table: "new_ticket" }, ticket).table] }, [ticket], file),
    ).toEqual([]);
  });
});
