import { createHost } from "../../LinkedRecordsControl/platform/createHost";
import type { ContractHost } from "./hosts/contractHost";
import { measuredHost } from "./hosts/measuredHost";
import { workspaceHost } from "./hosts/workspaceHost";
import { limits } from "./measured/metadata";
import { rejections } from "./measured/rejections";

/** Fixtures of what live hosts gave, and the workspace in both its kinds: one contract holds for all. */
const hosts: [string, () => Promise<ContractHost>][] = [
  ["measured", measuredHost],
  ["the workspace as documented", () => workspaceHost("documented")],
  ["the unkind workspace", () => workspaceHost("unkind")],
];

const nobody = "00000000-0000-0000-0000-00000000dead";
const bareId = /^[0-9a-f-]{36}$/;
const bracedId = /^\{[0-9A-F-]{36}\}$/;
async function rejectionOf(call: PromiseLike<unknown>): Promise<unknown> {
  try {
    await call;
  } catch (reason) {
    return reason;
  }
  throw new Error("The host did not reject.");
}

describe.each(hosts)("a host: %s", (_name, start) => {
  let host: ContractHost;
  const ports = () => createHost(host.context).ports;
  beforeAll(async () => {
    // The adapters look for the product in the frames of a page.
    const surroundings = { window: globalThis, navigator: { onLine: true }, location: { origin: "http://localhost" } };
    for (const [name, value] of Object.entries(surroundings))
      Object.defineProperty(globalThis, name, { value, configurable: true });
    host = await start();
    await host.ready();
  });
  afterAll(() => host.end());

  describe("rows", () => {
    it("carry formatted values and the table of a lookup without being asked to", async () => {
      const row = await host.context.webAPI.retrieveRecord("contact", host.id, "?$select=fullname,statecode");
      expect(row["statecode@OData.Community.Display.V1.FormattedValue"]).toBe("Active");
      const { entities } = await host.context.webAPI.retrieveMultipleRecords(
        "contact",
        `?$select=_parentcustomerid_value&$filter=contactid eq ${host.id}`,
      );
      expect(entities[0]?.["_parentcustomerid_value@Microsoft.Dynamics.CRM.lookuplogicalname"]).toBe("account");
    });

    it("come in pages: the next link is a whole address, on the last page it is empty or absent", async () => {
      const query = "?$select=fullname&$filter=lastname eq 'Anderson'";
      const first = await host.context.webAPI.retrieveMultipleRecords("contact", query, 2);
      expect(first.nextLink).toMatch(/^https?:\/\/.*\?.*\$skiptoken=/);
      const last = await host.context.webAPI.retrieveMultipleRecords(
        "contact",
        first.nextLink.slice(first.nextLink.indexOf("?")),
        2,
      );
      expect(["", undefined]).toContain(last.nextLink);

      const { dataverse } = ports();
      const page = await dataverse.retrievePage("contact", query, 2);
      const next = await dataverse.retrievePage("contact", page.next ?? "", 2);
      expect([typeof page.next, next.rows.length, next.next]).toEqual(["string", 1, undefined]);
    });

    it("are updated with a reference as the answer", async () => {
      const answer = await host.context.webAPI.updateRecord("contact", host.id, { jobtitle: "Purchasing manager" });
      expect(answer).toMatchObject({ id: host.id, entityType: "contact" });
    });

    it("take a column that is not valid for update without a word", async () => {
      await host.context.webAPI.updateRecord("contact", host.id, { createdon: "2020-01-01T00:00:00Z" });
    });
  });

  describe("a rejection", () => {
    it.each([
      [
        "missingRow",
        (given: ContractHost) => given.context.webAPI.retrieveRecord("contact", nobody, "?$select=fullname"),
      ],
      [
        "unknownBind",
        (given: ContractHost) =>
          given.context.webAPI.updateRecord("contact", given.id, { "nothing@odata.bind": `/contacts(${nobody})` }),
      ],
    ] as const)("of %s is a plain object with codes, texts and a JSON text", async (name, call) => {
      const reason = await rejectionOf(call(host));
      const { errorCode } = rejections[name].shape;
      expect(reason).not.toBeInstanceOf(Error);
      expect(reason).toMatchObject({
        errorCode,
        code: errorCode,
        message: expect.stringMatching(/./) as string,
        title: expect.any(String) as string,
      });
      expect(() => JSON.parse((reason as { raw: string }).raw) as unknown).not.toThrow();
    });

    it("is told apart by the control", async () => {
      const { dataverse } = ports();
      await expect(dataverse.retrieve("contact", nobody, "?$select=fullname")).rejects.toMatchObject({
        kind: rejections.missingRow.kind,
      });
      const values = { "nothing@odata.bind": `/contacts(${nobody})` };
      await expect(dataverse.update("contact", host.id, values)).rejects.toMatchObject({
        kind: rejections.unknownBind.kind,
      });
    });
  });

  describe("metadata", () => {
    interface Item {
      LogicalName: string;
      DisplayName: string;
      AttributeType: number;
      AttributeTypeName: string;
      OptionSet?: Record<number, { text: string; value: number }>;
      Behavior?: number;
      Format?: string;
      attributeDescriptor: {
        OptionSet?: { Label: string; Value: number }[];
        Targets?: string[];
        Behavior?: number;
        RequiredLevel?: number;
        MaxLength?: number;
        Format?: string;
      };
    }
    const asked = ["fullname", "statecode", "parentcustomerid"];
    const read = async (columns = asked) => {
      const metadata = await host.context.utils.getEntityMetadata("contact", columns);
      const items = metadata.Attributes as { get(name: string): Item; getAll(): Item[] };
      return { metadata, items };
    };

    it("name the table in texts", async () => {
      const { metadata } = await read();
      expect(metadata).toMatchObject({
        LogicalName: "contact",
        EntitySetName: "contacts",
        PrimaryIdAttribute: "contactid",
        PrimaryNameAttribute: "fullname",
        DisplayName: "Contact",
      });
    });

    it("hold exactly the columns that were asked for, each with members that are read by name only", async () => {
      const { items } = await read();
      expect(items.getAll().map(({ LogicalName }) => LogicalName)).toEqual(expect.arrayContaining(asked));
      expect(items.getAll()).toHaveLength(asked.length);
      const name = items.get("fullname");
      expect(name).toMatchObject({ DisplayName: "Full Name", AttributeType: 14, AttributeTypeName: "string" });
      const public_ = ["LogicalName", "DisplayName", "AttributeType", "OptionSet"];
      expect(Object.keys(name).filter((key) => public_.includes(key))).toEqual([]);
      expect("IsValidForUpdate" in name).toBe(false);
    });

    it("have choices as a map by value, and as a list in the descriptor; a customer's tables in the descriptor", async () => {
      const { items } = await read();
      const state = items.get("statecode");
      expect(state.OptionSet?.[0]).toEqual({ text: "Active", value: 0 });
      expect(state.attributeDescriptor.OptionSet?.[0]).toMatchObject({ Label: "Active", Value: 0 });
      const company = items.get("parentcustomerid") as Item & { Targets?: unknown };
      expect(company.Targets).toBeUndefined();
      expect([...(company.attributeDescriptor.Targets ?? [])].sort()).toEqual(["account", "contact"]);
    });

    it("have the entries of a choice with all their members; a status names its reason, a reason its status", async () => {
      const { items } = await read(["statecode", "statuscode"]);
      expect(items.get("statuscode")).toMatchObject({ AttributeType: 13, AttributeTypeName: "status" });
      const [state, reason] = ["statecode", "statuscode"].map(
        (name) => items.get(name).attributeDescriptor.OptionSet ?? [],
      );
      const entry = { IsHidden: false, TransitionData: null };
      expect(state?.[1]).toMatchObject({ ...entry, Value: 1, DefaultStatus: 2 });
      expect(reason?.[1]).toMatchObject({ ...entry, Value: 2, State: 1 });
      for (const { Color } of [...(state ?? []), ...(reason ?? [])] as { Color?: string }[]) {
        expect(Color ?? "#000000").toMatch(/^#[0-9A-Fa-f]{6}$/);
      }
    });

    it("say what a date means, and in two words whether it has a time of day", async () => {
      const { items } = await read(["createdon", "birthdate"]);
      const told = ["createdon", "birthdate"].map((name) => {
        const { AttributeType, Behavior, Format, attributeDescriptor } = items.get(name);
        return [AttributeType, Behavior, Format, attributeDescriptor.Behavior, attributeDescriptor.Format];
      });
      expect(told).toEqual([
        [2, 1, "dateandtime", 1, "datetime"],
        [2, 2, "dateonly", 2, "date"],
      ]);
    });

    it("tell what a text takes in the descriptor or nowhere", async () => {
      const { items } = await read(["emailaddress1"]);
      const item = items.get("emailaddress1");
      const { RequiredLevel, MaxLength, Format } = item.attributeDescriptor;
      expect([limits.shape.emailaddress1, {}]).toContainEqual({ RequiredLevel, MaxLength, Format });
      expect(["RequiredLevel", "MaxLength", "MinValue", "Precision"].filter((name) => name in item)).toEqual([]);
      expect(item.Format).toBeUndefined();
    });

    it("are read by the control, without the columns that do not exist", async () => {
      const description = await ports().dataverse.describe("contact", ["fullname", "new_nothing"]);
      expect(description).toMatchObject({ displayName: "Contact", entitySetName: "contacts" });
      expect(description.columns).toMatchObject({ fullname: { displayName: "Full Name", type: "string" } });
      expect(Object.keys(description.columns)).toEqual(["fullname"]);
    });
  });

  describe("privileges", () => {
    it("are answered at once, and truly as soon as the metadata were read", async () => {
      await host.context.utils.getEntityMetadata("contact", []);
      expect(host.context.utils.hasEntityPrivilege("contact", 3, 0)).toBe(true);
    });

    it("fail where the control does not declare the feature", () => {
      expect(() => host.undeclared.utils.hasEntityPrivilege("contact", 3, 0)).toThrow();
    });

    it("that a host does not tell are not missing", () => {
      const { privileges } = createHost(host.undeclared).ports;
      expect(privileges.has("contact", "Write")).not.toBe(false);
      expect(ports().privileges.has("account", "Write")).not.toBe(false);
    });
  });

  describe("properties", () => {
    it("have all members that a mapped one has", () => {
      const members = ["type", "raw", "formatted", "attributes", "error", "errorMessage", "security"];
      expect(Object.keys(host.properties.mapped)).toEqual(
        expect.arrayContaining([...members, "isPropertyLoading", "isMasked"]),
      );
      expect(host.properties.mapped).toMatchObject({ security: { secured: false, editable: true, readable: true } });
    });

    it("are without a type where they have no column, and null where nothing was set", () => {
      expect(host.properties.unmapped).toMatchObject({ type: null, raw: null, attributes: {}, security: {} });
      expect(host.properties.unset).toMatchObject({ raw: null });
    });
  });

  describe("references", () => {
    it("of dialogs have ids in braces and capitals", async () => {
      host.act("accept");
      const { utils, navigation } = host.context;
      const [picked] = await utils.lookupObjects({ entityTypes: ["contact"] });
      const { savedEntityReference } = await navigation.openForm({ entityName: "contact", useQuickCreateForm: true });
      for (const reference of [picked, savedEntityReference[0]]) {
        expect(reference).toMatchObject({ id: expect.stringMatching(bracedId) as string, entityType: "contact" });
      }
    });

    it("of a main form come as soon as it is open, and tell the record that was opened", async () => {
      const opened = await host.context.navigation.openForm({ entityName: "contact", entityId: host.id });
      expect(opened.savedEntityReference[0]).toMatchObject({ id: host.id, entityType: "contact" });
    });

    it("are bare for the control", async () => {
      host.act("accept");
      const { dialogs } = ports();
      expect((await dialogs.lookup(["contact"]))?.id).toMatch(bareId);
      expect((await dialogs.quickCreate("contact", {}))?.id).toMatch(bareId);
    });

    it("are none where a dialog was closed", async () => {
      host.act("close");
      expect(await host.context.utils.lookupObjects({ entityTypes: ["contact"] })).toEqual([]);
      const { dialogs } = ports();
      expect(await dialogs.lookup(["contact"])).toBeUndefined();
      expect(await dialogs.quickCreate("contact", {})).toBeUndefined();
    });
  });

  describe("the surroundings", () => {
    it("tell the record of the form, its id bare, and the address of the organisation", () => {
      const { mode, page } = host.context as unknown as {
        mode: ComponentFramework.Mode & { contextInfo: object };
        page: { getClientUrl(): string };
      };
      expect(Object.keys(mode.contextInfo)).toEqual(["entityTypeName", "entityId", "entityRecordName"]);
      expect(mode.contextInfo).toMatchObject({
        entityTypeName: "contact",
        entityId: expect.stringMatching(bareId) as string,
      });
      expect(page.getClientUrl()).toMatch(/^https?:\/\/[^/]+$/);
      expect(createHost(host.context).place().record).toEqual({ entityType: "contact", id: host.id });
    });

    it("give the user's zone as minutes that are added to UTC", () => {
      const date = new Date("2026-07-01T12:00:00Z");
      const minutes = host.context.userSettings.getTimeZoneOffsetMinutes(date);
      const there = new Date(date.getTime() + minutes * 60_000);
      expect([there.getUTCHours(), there.getUTCMinutes()]).toEqual([date.getHours(), date.getMinutes()]);
    });
  });
});
