import type { Column, ColumnValue } from "../../../LinkedRecordsControl/base/column";
import type { Dataverse, UpdateRules } from "../../../LinkedRecordsControl/base/ports";
import { updateOf } from "../../../LinkedRecordsControl/records/updateOf";

const contoso = { entityType: "account", id: "a2", name: "Contoso" };
const alex = { entityType: "contact", id: "c1", name: "Alex" };
const company: Column = {
  logicalName: "parentcustomerid",
  displayName: "Company",
  type: "customer",
  targets: ["account", "contact"],
};
const manager: Column = { logicalName: "new_managerid", displayName: "Manager", type: "lookup", targets: ["contact"] };
const status: Column = {
  logicalName: "statuscode",
  displayName: "Status",
  type: "status",
  choices: [
    { value: 1, text: "Active", state: 0 },
    { value: 5, text: "Solved", state: 1 },
  ],
};
const job: Column = { logicalName: "jobtitle", displayName: "Job", type: "string" };

const told: UpdateRules = { readOnly: new Set(), navigation: new Map([["new_managerid:contact", "new_ManagerId"]]) };
const untold: UpdateRules = { readOnly: new Set(), navigation: new Map() };

/** What is written, and what had to be asked for it. */
async function written(
  rules: UpdateRules,
  row: Record<string, unknown>,
  ...edits: (readonly [Column, ColumnValue, ColumnValue])[]
): Promise<{ values: unknown; asked: string[] }> {
  const asked: string[] = [];
  const dataverse = {
    updateRules: (table: string) => {
      asked.push(`rules of ${table}`);
      return Promise.resolve(rules);
    },
    describe: (table: string) => {
      asked.push(table);
      return Promise.resolve({
        displayName: "",
        entitySetName: `${table}s`,
        primaryId: "",
        primaryName: "",
        columns: {},
      });
    },
  } as unknown as Dataverse;
  const all = edits.map(([column, base, mine]) => ({ column, base, mine }));
  return { values: await updateOf(dataverse, "contact", all, row), asked };
}

test("what only lookups need is asked for them only", async () => {
  expect(await written(told, {}, [job, "Buyer", "Chef"])).toEqual({ values: { jobtitle: "Chef" }, asked: [] });
});

test("a lookup is set by the navigation property of the metadata, of whatever spelling", async () => {
  const { values, asked } = await written(told, {}, [manager, null, alex]);
  expect(values).toEqual({ "new_ManagerId@odata.bind": "/contacts(c1)" });
  expect(asked).toEqual(["rules of contact", "contact"]);
});

test("without the metadata it is set by the name that the platform gives", async () => {
  const { values } = await written(untold, {}, [manager, null, alex], [company, alex, contoso]);
  expect(values).toEqual({
    "new_managerid@odata.bind": "/contacts(c1)",
    "parentcustomerid_account@odata.bind": "/accounts(a2)",
  });
});

test("an owner is set by one property, whether a user or a team", async () => {
  const owner = { ...company, logicalName: "ownerid", type: "owner", targets: ["systemuser", "team"] } as const;
  const jamie = { entityType: "systemuser", id: "u7", name: "Jamie Reding" };
  expect((await written(untold, {}, [owner, null, jamie])).values).toEqual({
    "ownerid@odata.bind": "/systemusers(u7)",
  });
});

test("a lookup of several tables is emptied by the property of the table that it points to", async () => {
  const { values } = await written(untold, {}, [company, alex, null]);
  expect(values).toEqual({ "parentcustomerid_contact@odata.bind": null });
});

test("a status reason of another status goes with its status", async () => {
  expect((await written(untold, { statecode: 0 }, [status, 1, 5])).values).toEqual({ statuscode: 5, statecode: 1 });
  expect((await written(untold, { statecode: 1 }, [status, 1, 5])).values).toEqual({ statuscode: 5 });
});
