import { apiOf, newDataverse } from "./api";

const dataverse = newDataverse();
const api = apiOf(dataverse);
const account = dataverse.create("account", { name: "Fabrikam" });
const attributes = "EntityDefinitions(LogicalName='account')/Attributes";

/** Names that every object of JavaScript answers to, whether or not anybody put them there. */
const names = [...Object.getOwnPropertyNames(Object.prototype), "prototype"];

/** Every place of a request in which a name is looked up. */
const reads: readonly (readonly [place: string, path: (name: string) => string])[] = [
  ["an entity set", (name) => name],
  ["an entity set with a key", (name) => `${name}(${account})`],
  ["a function of the root", (name) => `${name}()`],
  ["an alternate key", (name) => `accounts(${name}='x')`],
  ["a property of a row", (name) => `accounts(${account})/${name}`],
  ["a link of a row", (name) => `accounts(${account})/${name}/$ref`],
  ["a query option", (name) => `accounts?${name}=1`],
  ["a query option with a dollar sign", (name) => `accounts?$${name}=1`],
  ["an alias without a value", (name) => `accounts?$filter=name eq @${name}`],
  ["$select", (name) => `accounts?$select=${name}`],
  ["$orderby", (name) => `accounts?$orderby=${name}`],
  ["$orderby through a lookup", (name) => `accounts?$orderby=primarycontactid/${name}`],
  ["$filter", (name) => `accounts?$filter=${name} eq 'x'`],
  ["$filter on a truth value", (name) => `accounts?$filter=${name}`],
  ["$filter through a lookup", (name) => `accounts?$filter=${name}/name eq 'x'`],
  ["a lambda", (name) => `accounts?$filter=${name}/any(c:c/lastname eq 'x')`],
  ["a variable of a lambda", (name) => `accounts?$filter=contact_customer_accounts/any(c:${name}/lastname eq 'x')`],
  ["a function", (name) => `accounts?$filter=${name}(name,'x')`],
  ["a query function", (name) => `accounts?$filter=Microsoft.Dynamics.CRM.${name}(PropertyName='createdon')`],
  [
    "a query function with a value",
    (name) => `accounts?$filter=Microsoft.Dynamics.CRM.${name}(PropertyName='createdon',PropertyValue=1)`,
  ],
  ["the column of a query function", (name) => `accounts?$filter=Microsoft.Dynamics.CRM.Today(PropertyName='${name}')`],
  ["$expand", (name) => `accounts?$expand=${name}`],
  ["$select in $expand", (name) => `accounts?$expand=primarycontactid($select=${name})`],
  ["an option in $expand", (name) => `accounts?$expand=primarycontactid($${name}=1)`],
  ["a table of the metadata", (name) => `EntityDefinitions(LogicalName='${name}')`],
  ["a part of a table's metadata", (name) => `EntityDefinitions(LogicalName='account')/${name}`],
  ["a column of the metadata", (name) => `${attributes}(LogicalName='${name}')`],
  ["a cast of the metadata", (name) => `${attributes}(LogicalName='name')/Microsoft.Dynamics.CRM.${name}`],
  ["$select of a table's metadata", (name) => `EntityDefinitions(LogicalName='account')?$select=${name}`],
  ["$select of all metadata", (name) => `EntityDefinitions?$select=${name}`],
  ["$filter of all metadata", (name) => `EntityDefinitions?$filter=${name} eq null`],
  ["$filter into the metadata", (name) => `EntityDefinitions?$filter=DisplayName/${name} eq null`],
  ["$expand of the metadata", (name) => `EntityDefinitions(LogicalName='account')?$expand=${name}`],
  ["$select of columns", (name) => `${attributes}?$select=${name}`],
  ["$filter of columns", (name) => `${attributes}?$filter=${name} eq null`],
  ["$expand of columns", (name) => `${attributes}?$expand=${name}`],
  [
    "$select of relationships",
    (name) => `EntityDefinitions(LogicalName='account')/ManyToOneRelationships?$select=${name}`,
  ],
];

it.each(reads)("a name that every object has is unknown as %s", async (_, path) => {
  for (const name of names) {
    const { status } = await api.get(path(name));
    expect([name, [400, 404, 501].includes(status) ? "refused" : status]).toEqual([name, "refused"]);
  }
});

/** Bodies as texts: an object literal would set the prototype. */
it.each<[string, string, (name: string) => string]>([
  ["a column", "accounts", (name) => `{"${name}":"x"}`],
  ["a lookup", "accounts", (name) => `{"${name}@odata.bind":"/contacts(${account})"}`],
  ["the set of a bind", "accounts", (name) => `{"primarycontactid@odata.bind":"/${name}(${account})"}`],
  [
    "the set of an action's bind",
    "CloseIncident",
    (name) => `{"IncidentResolution":{"incidentid@odata.bind":"/${name}(1)"}}`,
  ],
])("a name that every object has is unknown as %s of a body", async (_, path, body) => {
  const before = dataverse.retrieveMultiple("account").entities;
  for (const name of names) {
    const posted = await api.send("POST", path, body(name));
    expect([name, posted.status]).toEqual([name, 400]);
    if (path !== "accounts") continue;
    const patched = await api.send("PATCH", `accounts(${account})`, body(name));
    expect([name, patched.status]).toEqual([name, 400]);
  }
  expect(dataverse.retrieveMultiple("account").entities).toEqual(before);
});

it("a name that every object has is no preference", async () => {
  for (const name of names) {
    const answer = await api.get("accounts", { Prefer: `${name}=1, odata.include-annotations="${name}"` });
    expect([name, answer.status, answer.headers.get("Preference-Applied")]).toEqual([
      name,
      200,
      `odata.include-annotations="${name}"`,
    ]);
  }
});
