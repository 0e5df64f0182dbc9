import { toColumn } from "../../LinkedRecordsControl/platform/columnMetadata";
import { readUpdateRules } from "../../LinkedRecordsControl/platform/updateRules";
import { userFormats } from "../../LinkedRecordsControl/platform/userFormats";

describe("a column by the metadata of the host", () => {
  test("is read from an instance whose members are getters", () => {
    const getters = { DisplayName: "Job Title", AttributeType: 14, AttributeTypeName: "string" };
    const members = Object.entries(getters).map(([name, value]) => [name, { get: () => value }] as const);
    const attribute = Object.create(Object.defineProperties({}, Object.fromEntries(members))) as object;
    expect(toColumn("jobtitle", attribute)).toMatchObject({ displayName: "Job Title", type: "string" });
  });

  test.each([
    [{ AttributeType: 14 }, "string"],
    [{ AttributeType: 17, AttributeTypeName: "multiselectpicklist" }, "multiselectpicklist"],
    [{ AttributeType: 17, AttributeTypeName: "MultiSelectPicklistType" }, "multiselectpicklist"],
    [{ AttributeType: "DateTime" }, "datetime"],
    [{ AttributeType: 11 }, "picklist"],
    [{ AttributeType: 0 }, "boolean"],
    [{ AttributeType: 15 }, "other"],
    [{}, "other"],
  ])("of %j has the type %s", (attribute, type) => {
    expect(toColumn("x", attribute).type).toBe(type);
  });

  test("has the choices of the descriptor in the maker's order, with colours and states, hidden ones left out", () => {
    const column = toColumn("statuscode", {
      OptionSet: { 1: { text: "In progress", value: 1 }, 2: { text: "On hold", value: 2 } },
      attributeDescriptor: {
        OptionSet: [
          { Label: "On hold", Value: 2, Color: "#ff0000", State: 0 },
          { Label: "Gone", Value: 9, IsHidden: true },
          { Label: "In progress", Value: 1, Color: null, State: 0 },
        ],
      },
    });
    expect(column.choices).toEqual([
      { value: 2, text: "On hold", color: "#ff0000", state: 0 },
      { value: 1, text: "In progress", state: 0 },
    ]);
  });

  test("has the choices by value where the host has no descriptor", () => {
    const OptionSet = { 1: { text: "High", value: 1 }, 2: { text: "Low", value: 2 } };
    expect(toColumn("prioritycode", { OptionSet }).choices).toEqual([
      { value: 1, text: "High" },
      { value: 2, text: "Low" },
    ]);
  });

  test("has the tables of a customer, which the descriptor alone tells", () => {
    const attribute = { AttributeType: 1, attributeDescriptor: { Targets: ["account", "contact"] } };
    expect(toColumn("customerid", attribute)).toMatchObject({ type: "customer", targets: ["account", "contact"] });
  });

  test.each([
    ["on the item", { MaxLength: 100, RequiredLevel: 2, Precision: 2, MinValue: 0, MaxValue: 9 }],
    [
      "in the descriptor",
      { attributeDescriptor: { MaxLength: 100, RequiredLevel: 1, Precision: 2, MinValue: 0, MaxValue: 9 } },
    ],
  ])("has its limits %s", (_, attribute) => {
    expect(toColumn("x", attribute)).toMatchObject({ maxLength: 100, isRequired: true, precision: 2, min: 0, max: 9 });
  });

  test("has none where the host tells none", () => {
    const { maxLength, min, max, precision, isRequired } = toColumn("x", { attributeDescriptor: null });
    expect([maxLength, min, max, precision, isRequired]).toEqual([undefined, undefined, undefined, undefined, false]);
  });

  test.each([0, 3, "Recommended", undefined])("is not required at the level %j", (RequiredLevel) => {
    expect(toColumn("x", { RequiredLevel }).isRequired).toBe(false);
  });

  test.each([
    [{ Behavior: 1, Format: "dateandtime" }, "userLocal", "dateandtime"],
    [{ Behavior: 2, Format: "dateonly" }, "dateOnly", "dateonly"],
    [{ attributeDescriptor: { Behavior: 3, Format: "date" } }, "timeZoneIndependent", "dateonly"],
  ])("of %j knows how its moments are meant", (attribute, behavior, format) => {
    expect(toColumn("x", attribute)).toMatchObject({ behavior, format });
  });
});

describe("the rules of updates", () => {
  const answer = (value: readonly object[], status = 200): Response =>
    ({ ok: status === 200, json: () => Promise.resolve({ value }) }) as unknown as Response;

  test("are read from the definitions of the table", async () => {
    const asked: string[] = [];
    const ask = ((url: string) => {
      asked.push(url);
      return Promise.resolve(
        url.includes("/Attributes?")
          ? answer([
              { LogicalName: "fullname", IsValidForUpdate: false },
              { LogicalName: "jobtitle", IsValidForUpdate: true },
            ])
          : answer([
              {
                ReferencingAttribute: "parentcustomerid",
                ReferencedEntity: "account",
                ReferencingEntityNavigationPropertyName: "parentcustomerid_account",
              },
            ]),
      );
    }) as unknown as typeof fetch;
    const page = { page: { getClientUrl: () => "https://org.example" } };
    const { readOnly, navigation } = await readUpdateRules(page, "contact", ask);
    expect(asked.every((url) => url.startsWith("https://org.example/api/data/v9.2/EntityDefinitions("))).toBe(true);
    expect([...readOnly]).toEqual(["fullname"]);
    expect(navigation.get("parentcustomerid:account")).toBe("parentcustomerid_account");
  });

  test.each([
    ["refused", () => Promise.resolve(answer([], 403))],
    ["impossible", () => Promise.reject(new TypeError("Failed to fetch"))],
    ["no answer of the Web API", () => Promise.resolve({ ok: true, json: () => Promise.reject(new SyntaxError()) })],
  ])("are told to be unknown where the question is %s", async (_, ask) => {
    await expect(readUpdateRules({}, "contact", ask as unknown as typeof fetch)).rejects.toBeDefined();
  });
});

describe("how the user writes", () => {
  test("is read member by member: what a host lacks has its usual value", () => {
    const settings = { dateFormattingInfo: { shortDatePattern: "dd/MM/yyyy", dateSeparator: "." } };
    expect(userFormats(() => settings as ComponentFramework.UserSettings)).toMatchObject({
      datePattern: "dd.MM.yyyy",
      timePattern: "HH:mm",
      decimalSeparator: ".",
      amDesignator: "AM",
    });
  });

  test("knows the offset of the user's zone, else that of the browser", () => {
    const told = { getTimeZoneOffsetMinutes: () => -300 } as unknown as ComponentFramework.UserSettings;
    const moment = new Date("2026-07-01T12:00:00Z");
    expect(userFormats(() => told).offsetAt(moment)).toBe(-300);
    expect(userFormats(() => ({}) as ComponentFramework.UserSettings).offsetAt(moment)).toBe(
      -moment.getTimezoneOffset(),
    );
  });
});
