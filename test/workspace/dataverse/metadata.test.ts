import { apiOf, errorOf, newDataverse, rowsOf } from "./api";

const dataverse = newDataverse();
const api = apiOf(dataverse);

const label = (row: unknown, property: string): unknown =>
  (row as Record<string, { UserLocalizedLabel?: { Label: string } } | undefined>)[property]?.UserLocalizedLabel?.Label;

describe("EntityDefinitions", () => {
  test("a table by its logical name", async () => {
    const { status, json } = await api.get(
      "EntityDefinitions(LogicalName='msdyn_ocliveworkitem')?$select=LogicalName,EntitySetName,PrimaryIdAttribute,PrimaryNameAttribute,IsActivity,DisplayName,ObjectTypeCode",
    );
    expect(status).toBe(200);
    expect(json).toMatchObject({
      LogicalName: "msdyn_ocliveworkitem",
      EntitySetName: "msdyn_ocliveworkitems",
      PrimaryIdAttribute: "activityid",
      PrimaryNameAttribute: "subject",
      IsActivity: true,
    });
    expect(label(json, "DisplayName")).toBe("Conversation");
    expect(json).not.toHaveProperty("OwnershipType");
    const byId = await api.get(`EntityDefinitions(${String(json.MetadataId)})?$select=LogicalName`);
    expect(byId.json).toMatchObject({ LogicalName: "msdyn_ocliveworkitem" });
  });

  test("all tables, filtered", async () => {
    const answer = await api.get(
      "EntityDefinitions?$select=LogicalName&$filter=LogicalName eq 'account' or (IsActivity eq true and not (LogicalName eq 'msdyn_ocsession'))",
    );
    expect(rowsOf(answer).map((row) => row.LogicalName)).toEqual(["account", "msdyn_ocliveworkitem"]);
  });

  test("columns come expanded", async () => {
    const { json } = await api.get(
      "EntityDefinitions(LogicalName='contact')?$select=LogicalName&$expand=Attributes($filter=IsPrimaryName eq true),ManyToOneRelationships($select=ReferencedEntity;$filter=ReferencingAttribute eq 'parentcustomerid')",
    );
    expect(json.Attributes).toEqual([
      expect.objectContaining({
        "@odata.type": "#Microsoft.Dynamics.CRM.StringAttributeMetadata",
        LogicalName: "fullname",
        MaxLength: 160,
      }),
    ]);
    expect(json.ManyToOneRelationships).toHaveLength(2);
  });
});

describe("Attributes", () => {
  const path = "EntityDefinitions(LogicalName='incident')/Attributes";
  const cast = (kind: string): string => `${path}/Microsoft.Dynamics.CRM.${kind}AttributeMetadata`;

  test("one column", async () => {
    const { json } = await api.get(`${path}(LogicalName='title')`);
    expect(json).toMatchObject({
      AttributeType: "String",
      MaxLength: 200,
      RequiredLevel: { Value: "ApplicationRequired" },
      IsValidForCreate: true,
      IsPrimaryName: true,
    });
    expect(label(json, "DisplayName")).toBe("Case Title");
  });

  test("what one kind of column has is asked for by a cast", async () => {
    const answer = await api.get(`${cast("String")}?$select=MaxLength&$filter=MaxLength eq 200`);
    expect(rowsOf(answer)).toEqual([
      {
        "@odata.type": "#Microsoft.Dynamics.CRM.StringAttributeMetadata",
        MetadataId: expect.any(String) as string,
        MaxLength: 200,
      },
    ]);
  });

  test("choices", async () => {
    const answer = await api.get(`${cast("Picklist")}?$select=LogicalName&$expand=OptionSet($select=Options)`);
    const priority = rowsOf(answer).find((row) => row.LogicalName === "prioritycode");
    const options = (priority?.OptionSet as { Options: { Value: number }[] }).Options;
    expect(options.map((option) => [option.Value, label(option, "Label")])).toEqual([
      [1, "High"],
      [2, "Normal"],
      [3, "Low"],
    ]);
    const one = await api.get(
      `${path}(LogicalName='prioritycode')/Microsoft.Dynamics.CRM.PicklistAttributeMetadata?$expand=OptionSet`,
    );
    expect(one.json).toMatchObject({ DefaultFormValue: 2, OptionSet: { OptionSetType: "Picklist" } });
  });

  test("statuses with their default reasons, reasons with their status", async () => {
    const [state] = rowsOf(await api.get(`${cast("State")}?$expand=OptionSet`));
    const [status] = rowsOf(await api.get(`${cast("Status")}?$expand=OptionSet`));
    expect(state).toMatchObject({
      OptionSet: {
        Options: expect.arrayContaining([expect.objectContaining({ Value: 1, DefaultStatus: 5 })]) as unknown,
      },
    });
    expect(status).toMatchObject({
      OptionSet: { Options: expect.arrayContaining([expect.objectContaining({ Value: 1000, State: 1 })]) as unknown },
    });
  });

  test("yes and no, and lookups with their targets", async () => {
    const booleans = rowsOf(await api.get(`${cast("Boolean")}?$expand=OptionSet`));
    expect(booleans[0]).toMatchObject({ OptionSet: { TrueOption: { Value: 1 }, FalseOption: { Value: 0 } } });
    const lookups = rowsOf(await api.get(`${cast("Lookup")}?$select=LogicalName,Targets,AttributeType`));
    expect(lookups.find((row) => row.LogicalName === "customerid")).toMatchObject({
      AttributeType: "Customer",
      Targets: ["account", "contact"],
    });
    expect(lookups.find((row) => row.LogicalName === "ownerid")).toMatchObject({ Targets: ["systemuser", "team"] });
    expect(lookups.some((row) => row.LogicalName === "title")).toBe(false);
  });
});

test("relationships say how to bind and where the link leads", async () => {
  const answer = await api.get(
    "EntityDefinitions(LogicalName='msdyn_ocliveworkitem')/ManyToOneRelationships?$filter=ReferencingAttribute eq 'msdyn_issueid'",
  );
  expect(rowsOf(answer)).toEqual([
    expect.objectContaining({
      SchemaName: "msdyn_incident_msdyn_ocliveworkitem",
      ReferencingEntityNavigationPropertyName: "msdyn_IssueId_msdyn_ocliveworkitem",
      ReferencedEntity: "incident",
      ReferencedAttribute: "incidentid",
    }),
  ]);
  const back = await api.get(
    "EntityDefinitions(LogicalName='incident')/OneToManyRelationships?$select=ReferencingEntity",
  );
  expect(rowsOf(back).map((row) => row.ReferencingEntity)).toContain("msdyn_ocliveworkitem");
  expect(rowsOf(await api.get("EntityDefinitions(LogicalName='incident')/Keys"))).toEqual([]);
});

test("every navigation property of the metadata can be expanded", async () => {
  for (const table of dataverse.schema.tables) {
    for (const navigation of [...table.singles.keys(), ...table.collections.keys()]) {
      const answer = await api.get(`${table.definition.entitySetName}?$top=1&$expand=${navigation}`);
      expect([navigation, answer.status]).toEqual([navigation, 200]);
    }
  }
});

test.each([
  ["EntityDefinitions(LogicalName='nothing')", 404, /'nothing'/],
  ["EntityDefinitions('account')", 404, /not found in the MetadataCache/],
  ["EntityDefinitions/Attributes", 404, /'Attributes'/],
  ["EntityDefinitions(LogicalName='account')/Nothing", 404, /'Nothing'/],
  ["EntityDefinitions(LogicalName='account')/Attributes(LogicalName='nope')", 404, /'nope'/],
  [
    "EntityDefinitions(LogicalName='account')/Attributes(LogicalName='name')/Microsoft.Dynamics.CRM.LookupAttributeMetadata",
    404,
    /'name'/,
  ],
  ["EntityDefinitions(LogicalName='account')/Attributes/Nothing", 404, /'Nothing'/],
  ["EntityDefinitions(LogicalName='account')/Attributes?$expand=OptionSet", 400, /'OptionSet'/],
  [
    "EntityDefinitions(LogicalName='account')?$select=Nope",
    400,
    /'Nope' on type 'Microsoft.Dynamics.CRM.EntityMetadata'/,
  ],
  ["EntityDefinitions?$select=logicalname", 400, /'logicalname'/],
  ["EntityDefinitions?$filter=Nope eq true", 400, /'Nope'/],
  ["EntityDefinitions?$filter=IsActivity eq true or not (Nope eq LogicalName)", 400, /'Nope'/],
  ["EntityDefinitions?$filter=DisplayName/Nope eq null", 400, /'Nope'/],
  [
    "EntityDefinitions(LogicalName='account')?$expand=Attributes($select=Nope)",
    400,
    /'Nope' on type 'Microsoft.Dynamics.CRM.AttributeMetadata'/,
  ],
  ["EntityDefinitions(LogicalName='account')?$expand=Attributes($filter=Nope eq 1)", 400, /'Nope'/],
  ["EntityDefinitions(LogicalName='account')?$expand=Keys($select=Nope)", 400, /'Nope'/],
  [
    "EntityDefinitions(LogicalName='account')/Attributes?$select=MaxLength",
    400,
    /'MaxLength' on type 'Microsoft.Dynamics.CRM.AttributeMetadata'/,
  ],
  ["EntityDefinitions(LogicalName='account')/Attributes?$filter=MaxLength eq 160", 400, /'MaxLength'/],
  ["EntityDefinitions(LogicalName='account')/Attributes(LogicalName='name')?$select=Nope", 400, /'Nope'/],
  [
    "EntityDefinitions(LogicalName='account')/Attributes/Microsoft.Dynamics.CRM.StringAttributeMetadata?$select=Targets",
    400,
    /'Targets' on type 'Microsoft.Dynamics.CRM.StringAttributeMetadata'/,
  ],
  [
    "EntityDefinitions(LogicalName='account')/Attributes/Microsoft.Dynamics.CRM.StringAttributeMetadata?$expand=OptionSet",
    400,
    /'OptionSet'/,
  ],
  [
    "EntityDefinitions(LogicalName='account')/Attributes/Microsoft.Dynamics.CRM.PicklistAttributeMetadata?$expand=OptionSet($select=Nope)",
    400,
    /'Nope'/,
  ],
  ["EntityDefinitions(LogicalName='account')/ManyToOneRelationships?$select=Nope", 400, /'Nope'/],
  ["EntityDefinitions(LogicalName='account')/ManyToManyRelationships?$filter=Nope eq 1", 400, /'Nope'/],
  ["EntityDefinitions(LogicalName='account')?$expand=Nope", 400, /'Nope'/],
  ["EntityDefinitions?$filter=startswith(LogicalName,'a')", 501, /functions/],
  ["EntityDefinitions?$filter=ObjectTypeCode gt 3", 501, /operator gt/],
])("GET %s: %d", async (path, status, message) => {
  const answer = await api.get(path);
  expect(answer.status).toBe(status);
  expect(errorOf(answer).message).toMatch(message);
});
