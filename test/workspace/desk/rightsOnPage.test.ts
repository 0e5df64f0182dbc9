import { UserRights } from "../../../workspace/desk/host/rightsOnPage";
import { traitsOf } from "../../../workspace/desk/state/hostTraits";
import { createUtility } from "../../../workspace/desk/host/utility";
import type { MetadataCache } from "../../../workspace/desk/client/tableMetadata";
import type { Overlays } from "../../../workspace/desk/state/overlays";

const rights = new UserRights({
  missingPrivileges: [{ table: "account", privilege: "AppendTo" }],
  securedColumns: [{ table: "contact", column: "emailaddress1", read: true, create: false, update: false }],
});

describe("the rights of the signed-in user on the page", () => {
  const metadata = { known: (table: string) => (table === "unknown" ? undefined : {}) } as unknown as MetadataCache;
  const source = { rights, loadedTables: new Set(["contact"]) };
  const utility = createUtility(metadata, {} as Overlays, source, traitsOf("documented"));

  it.each([
    ["account", 8, false],
    ["account", 7, true],
    ["contact", 8, true],
    ["unknown", 2, false],
  ] as const)("answer hasEntityPrivilege for %s and %s with %s", (table, privilege, expected) => {
    expect(utility.hasEntityPrivilege(table, privilege, 0)).toBe(expected);
  });

  it("are not known at first where the host is unkind, and of some tables never", () => {
    const { hasEntityPrivilege } = createUtility(metadata, {} as Overlays, source, traitsOf("unkind"));
    expect(["contact", "incident"].map((table) => hasEntityPrivilege(table, 2, 0))).toEqual([true, false]);
    expect(() => hasEntityPrivilege("account", 2, 0)).toThrow(/No privileges/);
  });

  it("say what column security lets the user do", () => {
    expect(rights.ofColumn("contact", "emailaddress1")).toEqual({ secured: true, readable: true, editable: false });
    expect(rights.ofColumn("account", "emailaddress1")).toEqual({ secured: false, readable: true, editable: true });
  });
});
