import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  builtControl,
  connectorFile,
  connectorSource,
  controlFolder,
  flowFile,
  formFile,
  mainSource,
  ProjectCopy,
} from "./projectCopy";
import { describeRefused, type Fault } from "./refused";

const solutionXml = `${mainSource}/Other/Solution.xml`;
const customizations = `${mainSource}/Other/Customizations.xml`;
const connectorSolutionXml = `${connectorSource}/Other/Solution.xml`;
const swagger = "connector/CSS-Entity.swagger.json";
const properties = "connector/apiProperties.json";
const script = "connector/script.csx";
const host = `${connectorSource}/environmentvariabledefinitions/lrc_OmnichannelHost`;
const flowData = `${flowFile}.data.xml`;

const skeleton: Fault[] = [
  ["Other/Solution.xml missing", (c) => c.remove(solutionXml), /Other\/Solution\.xml: The file is missing/],
  [
    "Other in lower case",
    (c) => c.rename(`${mainSource}/Other`, `${mainSource}/other`),
    /There is other\/Solution\.xml; upper and lower case matter/,
  ],
  ["a solution without sources", (c) => c.remove(mainSource), /The folder with the solution's sources is missing/],
  [
    "XML that is not well-formed",
    (c) => c.edit(solutionXml, "</SolutionManifest>", ""),
    /Solution\.xml: not well-formed/,
  ],
  [
    "another unique name",
    (c) => c.edit(solutionXml, "<UniqueName>Linked", "<UniqueName>linked"),
    /<UniqueName> is "linkedRecords"/,
  ],
  ["Managed 0 in the sources", (c) => c.edit(solutionXml, "<Managed>2", "<Managed>0"), /<Managed> must be 2/],
  [
    "a version of its own",
    (c) => c.edit(solutionXml, "<Version />", "<Version>9.9.9.9</Version>"),
    /<Version> is "9\.9\.9\.9", package\.json says/,
  ],
  ["no Version", (c) => c.edit(solutionXml, "<Version />", ""), /<Version> is missing/],
  [
    "a publisher of its own",
    (c) => c.edit(solutionXml, "<Publisher />", "<Publisher><UniqueName>x</UniqueName></Publisher>"),
    /<Publisher> must be there and empty/,
  ],
  [
    "a version of two numbers",
    (c) => c.edit("package.json", /"version": "[^"]+"/, '"version": "1.0"'),
    /package\.json: The version "1\.0"/,
  ],
  ["a bad prefix", (c) => c.edit("solution/publisher.json", '"lrc"', '"Lrc_"'), /customizationPrefix "Lrc_"/],
  [
    "a bad option value prefix",
    (c) => c.edit("solution/publisher.json", /\d{5}/, "1"),
    /customizationOptionValuePrefix 1 must be/,
  ],
  [
    "publisher.json missing",
    (c) => c.remove("solution/publisher.json"),
    /solution\/publisher\.json: The file is missing/,
  ],
  ["package.json broken", (c) => c.write("package.json", "{"), /package\.json: not valid JSON/],
  ["a filled stub", (c) => c.edit(customizations, "<Roles />", "<Roles><Role /></Roles>"), /<Roles> must be empty/],
];

const stubs: Fault[] = ["Entities", "Workflows", "CustomControls"].map((stub) => [
  `no stub ${stub}`,
  (c) => c.edit(customizations, `<${stub} />`, ""),
  new RegExp(`<${stub} /> is missing, so solution/LinkedRecords/src/.* would be left out`),
]);

const rootComponents: Fault[] = [
  ...(["1", "29", "60", "66"] as const).map((type): Fault => [
    `a component without RootComponent of type ${type}`,
    (c) => c.edit(solutionXml, new RegExp(`<RootComponent type="${type}".*/>`), ""),
    / is no RootComponent of solution\/LinkedRecords\/src\/Other\/Solution\.xml/,
  ]),
  [
    "a connector without RootComponent",
    (c) => c.edit(connectorSolutionXml, /<RootComponent .*\/>/, ""),
    /connector lrc_omnichannel-20entity-20routing is no RootComponent/,
  ],
  [
    "a flow of another id",
    (c) => c.edit(solutionXml, 'type="29" id="{ad213e0a', 'type="29" id="{bd213e0a'),
    /RootComponent flow bd213e0a.* has no component/,
  ],
  [
    "a form of another id",
    (c) => c.edit(solutionXml, 'type="60" id="{8ce51c06', 'type="60" id="{9ce51c06'),
    /RootComponent form 9ce51c06.* has no component/,
  ],
  [
    "a connector of another id",
    (c) => c.edit(connectorSolutionXml, "{81a73966", "{91a73966"),
    /RootComponent connector .* has no component/,
  ],
  [
    "a code component in another case",
    (c) => c.edit(solutionXml, 'schemaName="lrc_Linked', 'schemaName="lrc_linked'),
    /RootComponent code component lrc_linkedRecords.* has no component/,
  ],
  ["a type that is not packed", (c) => c.edit(solutionXml, 'type="29"', 'type="61"'), /A RootComponent of type 61/],
  ["a RootComponent twice", (c) => c.edit(solutionXml, /(<RootComponent type="29".*\/>)/, "$1$1"), /listed twice/],
  [
    "the whole table instead of a shell",
    (c) => c.edit(solutionXml, 'schemaName="incident" behavior="1"', 'schemaName="incident" behavior="0"'),
    /table incident must have behavior="1"/,
  ],
  ["an id that is no GUID", (c) => c.edit(connectorFile, "81a73966-", ""), /has no GUID as its id/],
];

const files: Fault[] = [
  ["a stray file", (c) => c.write(`${mainSource}/README.md`, "hello"), /README\.md: The file belongs to no component/],
  [
    "a hidden stray file",
    (c) => c.write(`${mainSource}/Workflows/.gitkeep`, ""),
    /\.gitkeep: The file belongs to no component/,
  ],
  [
    "a stray file in the built control",
    (c) => c.write(`${builtControl}/notes.txt`, ""),
    /notes\.txt: The file belongs to no component/,
  ],
  ["a flow's JSON missing", (c) => c.remove(flowFile), /\.json: The file is missing/],
  ["a flow's data file missing", (c) => c.remove(flowData), /\.json: The file belongs to no component/],
  [
    "a flow file with another id",
    (c) => c.rename(flowData, flowData.replace("AD213E0A", "BD213E0A")),
    /must lie in Workflows\/RoutenewcasesthroughOmnichannel-AD213E0A/,
  ],
  [
    "a flow file in another case",
    (c) => c.rename(flowFile, flowFile.replace("AD213E0A", "ad213e0a")),
    /There is Workflows\/.*ad213e0a.*; upper and lower case matter/,
  ],
  [
    "a JsonFileName that differs",
    (c) => c.edit(flowData, "<JsonFileName>/Workflows/Route", "<JsonFileName>/Workflows/Send"),
    /<JsonFileName> is "\/Workflows\/Send/,
  ],
  [
    "a form file with another id",
    (c) => c.rename(formFile, formFile.replace("8ce51c06", "9ce51c06")),
    /must be named like the formid in it/,
  ],
  [
    "a form for managed solutions only",
    (c) => c.rename(formFile, formFile.replace(".xml", "_managed.xml")),
    /must be named like the formid in it/,
  ],
  [
    "Entity.xml missing",
    (c) => c.remove(`${mainSource}/Entities/Incident/Entity.xml`),
    /Entity\.xml: The file is missing/,
  ],
  [
    "Entity.xml without FormXml",
    (c) => c.edit(`${mainSource}/Entities/Incident/Entity.xml`, "<FormXml />", ""),
    /<FormXml \/> is missing/,
  ],
  [
    "a table in another case",
    (c) => c.edit(`${mainSource}/Entities/Incident/Entity.xml`, ">Incident<", ">incident<"),
    /<Name> is "incident", the folder "Incident"/,
  ],
];

const controls: Fault[] = [
  ["the control not built", (c) => c.remove("out"), /LinkedRecordsControl is not built\. Run: npm run build/],
  [
    "bundle.js missing",
    (c) => c.remove(`${builtControl}/bundle.js`),
    /bundle\.js: The file is missing, ControlManifest\.xml needs it/,
  ],
  [
    "the strings missing",
    (c) => c.remove(`${builtControl}/strings/LinkedRecordsControl.1033.resx`),
    /1033\.resx: The file is missing/,
  ],
  [
    "ControlManifest.xml missing",
    (c) => c.remove(`${builtControl}/ControlManifest.xml`),
    /ControlManifest\.xml: The file is missing/,
  ],
  [
    "a manifest without control",
    (c) => c.write(`${builtControl}/ControlManifest.xml`, "<manifest />"),
    /no <control> in <manifest>/,
  ],
  [
    "a bundle over 5 MB",
    (c) => c.write(`${builtControl}/bundle.js`, new Uint8Array(5 * 1024 * 1024 + 1)),
    /5242881 bytes; Dataverse takes 5 MB at most/,
  ],
  [
    "another prefix",
    (c) => c.edit("solution/publisher.json", '"lrc"', '"abc"'),
    /The folder is "lrc_LinkedRecords\.LinkedRecordsControl", it must be "abc_LinkedRecords/,
  ],
  [
    "another Name",
    (c) => c.edit(`${controlFolder}/ControlManifest.xml.data.xml`, "<Name>lrc_", "<Name>"),
    /<Name> is "LinkedRecords\.LinkedRecordsControl"/,
  ],
  [
    "another FileName",
    (c) => c.edit(`${controlFolder}/ControlManifest.xml.data.xml`, "/Controls/lrc_", "/controls/lrc_"),
    /<FileName> is "\/controls\//,
  ],
  [
    "another namespace",
    (c) => c.edit(`${builtControl}/ControlManifest.xml`, 'namespace="LinkedRecords"', 'namespace="Other"'),
    /must be "lrc_Other\.LinkedRecordsControl"/,
  ],
  [
    "another version",
    (c) => c.edit(`${builtControl}/ControlManifest.xml`, /(<control [^>]*? version=)"[^"]+"/, '$1"9.9.9"'),
    /The control's version is 9\.9\.9, package\.json says/,
  ],
  [
    "a built file kept in the sources too",
    (c) => c.write(`${controlFolder}/bundle.js`, ""),
    /bundle\.js: The packer makes this file from out\/controls/,
  ],
];

const forms: Fault[] = [
  [
    "a property that is not declared",
    (c) => c.edit(formFile, "<anchor>title</anchor>", "<anchor>title</anchor><icon>x</icon>"),
    /The property icon is not declared in the control's manifest/,
  ],
  [
    "a required property that is not set",
    (c) => c.edit(formFile, "<anchor>title</anchor>", ""),
    /The required property anchor is not set/,
  ],
  [
    "another column than the control stands on",
    (c) => c.edit(formFile, "<anchor>title</anchor>", "<anchor>ticketnumber</anchor>"),
    /anchor must name the column title/,
  ],
  [
    "a static value of a wrong type",
    (c) =>
      c.edit(
        formFile,
        "<anchor>title</anchor>",
        '<anchor>title</anchor><caseColumns static="true" type="Whole.None">1</caseColumns>',
      ),
    /caseColumns has the type "Whole\.None"/,
  ],
  [
    "a code component of another solution",
    (c) => c.edit(formFile, 'name="lrc_Linked', 'name="lrc_Other'),
    /lrc_OtherRecords\.LinkedRecordsControl is not in this solution/,
  ],
  [
    "a form factor missing",
    (c) => c.edit(formFile, 'formFactor="2"', 'formFactor="1"'),
    /one customControl for each formFactor 0, 1 and 2/,
  ],
  [
    "a description of no control",
    (c) => c.edit(formFile, 'forControl="{81edb6f0', 'forControl="{91edb6f0'),
    /has no control with that uniqueid/,
  ],
  ["another class of control", (c) => c.edit(formFile, "F9A8A302", "A9A8A302"), /its classid must be/],
  [
    "an id twice",
    (c) => c.edit(formFile, "513fd99f-0104-4972-9b6e-6cc8bc8c0476", "6fc1593f-fbb1-4398-a2f7-a6e8ec05dea9"),
    /occurs twice/,
  ],
  [
    "a fallback form on a table of the product",
    (c) => c.edit(formFile, 'FallbackForm="false"', 'FallbackForm="true"'),
    /needs FallbackForm="false"/,
  ],
  [
    "a form for everyone on a table of the product",
    (c) => c.edit(formFile, /<Role [^]*<\/Disp/, "<Everyone /></Disp"),
    /<DisplayConditions> must name roles/,
  ],
  [
    "a form that does not say for whom it is",
    (c) => c.edit(formFile, /<DisplayConditions[^]*<\/DisplayConditions>/, ""),
    /<DisplayConditions> needs FallbackForm/,
  ],
  [
    "an inactive form",
    (c) => c.edit(formFile, "<FormActivationState>1", "<FormActivationState>0"),
    /<FormActivationState> must be 1/,
  ],
];

const connectors: Fault[] = [
  ["no definition", (c) => c.remove(swagger), /connector\/CSS-Entity\.swagger\.json: The file is missing/],
  ["a definition that is no JSON", (c) => c.write(swagger, "{"), /CSS-Entity\.swagger\.json: not valid JSON/],
  [
    "a definition without title",
    (c) => c.edit(swagger, '"title": "Omni', '"titel": "Omni'),
    /info\.title or paths is missing/,
  ],
  [
    "no brand colour",
    (c) => c.edit("connector/apiProperties.json", "iconBrandColor", "color"),
    /iconBrandColor is missing/,
  ],
  ["no icon", (c) => c.remove("connector/icon.png"), /connector\/icon\.png: The file is missing/],
  [
    "another title",
    (c) => c.edit(swagger, "Omnichannel Entity Routing", "Entity Routing"),
    /with the title "Entity Routing" is named "lrc_entity-20routing"/,
  ],
  [
    "a display name of its own",
    (c) => c.edit(connectorFile, "<displayname />", "<displayname>Mine</displayname>"),
    /<displayname> is "Mine", connector\/CSS-Entity/,
  ],
  [
    "a file name that differs",
    (c) => c.rename(connectorFile, `${connectorSource}/Connectors/lrc_other.xml`),
    /The file must be named like its connector/,
  ],
  [
    "an icon in another case",
    (c) => c.edit(connectorFile, "_iconblob.Png", "_iconblob.png"),
    /_iconblob\.png: The file is missing.*There is .*_iconblob\.Png/,
  ],
  [
    "a file outside the folder Connector",
    (c) => c.edit(connectorFile, "<iconblob>/Connector/", "<iconblob>/Connectors/"),
    /<iconblob> is "\/Connectors\//,
  ],
  [
    "a made file kept in the sources too",
    (c) => c.write(connectorFile.replace(".xml", "_iconblob.Png"), ""),
    /The packer makes this file from the folder connector/,
  ],
  [
    "no stub Connectors",
    (c) => c.edit(`${connectorSource}/Other/Customizations.xml`, "<Connectors />", ""),
    /<Connectors \/> is missing/,
  ],
  [
    "a secret",
    (c) => c.edit(properties, '"scopes": [],', '"scopes": [], "clientSecret": "hunter2",'),
    /apiProperties\.json: A secret stands at \/properties\/connectionParameters\/token\/oAuthSettings\/clientSecret\./,
  ],
  [
    "a secret among the custom parameters",
    (c) => c.edit(properties, '"loginUri": {', '"client_secret": { "value": "hunter2" }, "loginUri": {'),
    /A secret stands at .*\/customParameters\/client_secret\/value\./,
  ],
  ["a version of its own", (c) => c.edit(swagger, '"0.1.0"', '"1.0.0"'), /info\.version is "1\.0\.0", package\.json/],
  ["custom code that is gone", (c) => c.remove(script), /there is no connector\/script\.csx/],
  [
    "custom code that no operation uses",
    (c) => c.edit(properties, /"scriptOperations": \[[^\]]*\]/, '"scriptOperations": []'),
    /scriptOperations is missing or empty/,
  ],
  [
    "custom code for an unknown operation",
    (c) => c.edit(properties, '"RouteRecord"', '"RouteRecords"'),
    /scriptOperations names "RouteRecords", which the definition does not have/,
  ],
  ["custom code without end", (c) => c.write(script, "/".repeat(1024 * 1024 + 1)), /custom code may have 1048576/],
  [
    "custom code that the solution leaves behind",
    (c) => c.edit(connectorFile, /<customcodeblobcontent>.*<\/customcodeblobcontent>/, ""),
    /<customcodeblobcontent> is missing: connector\/script\.csx would stay behind/,
  ],
  [
    "operations of the custom code that are named twice",
    (c) => c.edit(connectorFile, "<scriptoperations />", '<scriptoperations>["Other"]</scriptoperations>'),
    /<scriptoperations> is "\["Other"\]", connector\/apiProperties\.json says/,
  ],
  [
    "a host variable that is not defined",
    (c) => c.remove(host),
    /environment variable lrc_OmnichannelHost, which its solution does not define/,
  ],
];

const variables: Fault[] = [
  [
    "a schema name that differs from its folder",
    (c) => c.rename(host, `${connectorSource}/environmentvariabledefinitions/lrc_omnichannelhost`),
    /schemaname is "lrc_OmnichannelHost", the folder "lrc_omnichannelhost"/,
  ],
  ["a shipped value", (c) => c.write(`${host}/environmentvariablevalues.json`, "{}"), /Values must not be shipped/],
  ["an unknown type", (c) => c.edit(`${host}/environmentvariabledefinition.xml`, "100000000", "1"), /<type> is "1"/],
  [
    "no display name",
    (c) => c.edit(`${host}/environmentvariabledefinition.xml`, /<displayname default="[^"]+"/, "<displayname"),
    /<displayname default> is missing/,
  ],
  [
    "a foreign prefix",
    (c) => c.edit(`${host}/environmentvariabledefinition.xml`, "lrc_Omni", "abc_Omni"),
    /must begin with lrc_/,
  ],
];

const flows: Fault[] = [
  ["JSON that is broken", (c) => c.write(flowFile, "{"), /\.json:1:2: This is not JSON/],
  ["no actions", (c) => c.edit(flowFile, '"actions"', '"steps"'), /The flow has no action/],
  ["JSON that is no flow", (c) => c.write(flowFile, "null"), /This is no cloud flow/],
  [
    "an action that is null",
    (c) => c.edit(flowFile, '"Send_entity_information": {', '"Nothing": null, "Send_entity_information": {'),
    /The step "Nothing" is null/,
  ],
  ["another $schema", (c) => c.edit(flowFile, "2016-06-01", "2017-06-01"), /\$schema must be/],
  [
    "no $connections",
    (c) => c.edit(flowFile, /"\$connections": .*\n/, ""),
    /"\$connections" of type Object is not declared/,
  ],
  ["no trigger", (c) => c.edit(flowFile, '"triggers"', '"starts"'), /has 0 triggers; it needs exactly one/],
  [
    "a misspelt operation of Dataverse",
    (c) => c.edit(flowFile, '"SubscribeWebhookTrigger"', '"SubscribeWebHookTriger"'),
    /Is it "SubscribeWebhookTrigger"/,
  ],
  [
    "another apiId",
    (c) => c.edit(flowFile, "apis/shared_commondataserviceforapps", "apis/shared_office365"),
    /apiId of "When_a_row_is_added" is/,
  ],
  [
    "a message that does not exist",
    (c) => c.edit(flowFile, '"subscriptionRequest/message": 1', '"subscriptionRequest/message": 99'),
    /subscriptionRequest\/message .* is 99; it must be 1 to 7/,
  ],
  [
    "runAfter without its action",
    (c) => c.edit(flowFile, '"runAfter": {}', '"runAfter": { "Gone": ["Succeeded"] }'),
    /runs after "Gone", which does not stand beside it/,
  ],
  [
    "a broken expression",
    (c) => c.edit(flowFile, "@triggerOutputs()?['body/incidentid']", "@triggerOutputs()?['body/incidentid'"),
    /:\d+:\d+: This expression cannot be read/,
  ],
  [
    "an expression that names no action",
    (c) => c.edit(flowFile, "@triggerOutputs()?['body/incidentid']", "@outputs('Get_case')?['body/incidentid']"),
    /outputs\('Get_case'\) names no action/,
  ],
  [
    "an unknown connection reference",
    (c) => c.edit(flowFile, '"lrc_dataverse"', '"lrc_other"'),
    /uses the connection reference "lrc_other"/,
  ],
  [
    "an unknown connection",
    (c) => c.edit(flowFile, '"connectionName": "shared_omnichannelentityrouting"', '"connectionName": "shared_other"'),
    /uses the connection "shared_other"/,
  ],
  [
    "another API",
    (c) => c.edit(flowFile, "5f81a73966c5a34967", "5f0000000000000000"),
    /uses the API ".*5f0000000000000000"/,
  ],
  [
    "another connector",
    (c) => c.edit(flowFile, '"lrc_omnichannel-20entity-20routing"', '"lrc_other"'),
    /names the connector "lrc_other"/,
  ],
  ["an unknown operation", (c) => c.edit(flowFile, '"SendEntityInformation"', '"Send"'), /calls the operation "Send"/],
  [
    "a parameter that the operation lacks",
    (c) => c.edit(flowFile, "body/EntitySetName", "body/EntitySet"),
    /sets "body\/EntitySet", which/,
  ],
  [
    "a required parameter not set",
    (c) => c.edit(flowFile, /"liveWorkStreamId": .*\n/, ""),
    /does not set "liveWorkStreamId"/,
  ],
  [
    "a variable that is not defined",
    (c) => c.edit(flowFile, '"schemaName": "lrc_OrganizationId"', '"schemaName": "lrc_Other"'),
    /environment variable lrc_Other, which no solution defines/,
  ],
  [
    "a parameter with another name",
    (c) => c.edit(flowFile, /Organization id \(/g, "Organization ("),
    /must be named "Organization id \(lrc_OrganizationId\)"/,
  ],
  [
    "a parameter of another type",
    (c) => c.edit(flowFile, '"type": "String"', '"type": "Int"'),
    /has the type Int, the variable String/,
  ],
  [
    "a parameter that is not declared",
    (c) => c.edit(flowFile, "@parameters('Organization id", "@parameters('Organisation id"),
    /parameters\('Organisation id.*is used but not declared/,
  ],
];

const dependencies: Fault[] = [
  [
    "an unknown dependency",
    (c) => c.edit(solutionXml, /id="{81a73966/, 'id="{91a73966'),
    /names no component of an earlier solution/,
  ],
  [
    "a dependency on another solution",
    (c) => c.edit(solutionXml, 'solution="LinkedRecordsConnector"', 'solution="Other"'),
    /names no component of an earlier solution/,
  ],
  [
    "a dependency without dependent",
    (c) => c.edit(solutionXml, /<Dependent type="29".*\/>/, ""),
    /needs <Required> and <Dependent>/,
  ],
  [
    "a dependent flow that is not there",
    (c) => c.edit(solutionXml, /(<Dependent type="29".*id="{)ad/, "$1bd"),
    /names the flow bd213e0a/,
  ],
  [
    "a reference that is not listed",
    (c) => c.edit(solutionXml, 'logicalname="lrc_omnichannelentityrouting"', 'logicalname="lrc_other"'),
    /must list the connection reference lrc_omnichannelentityrouting/,
  ],
  [
    "a reference to an unknown connector",
    (c) => c.edit(customizations, "<connectorid>81a73966", "<connectorid>91a73966"),
    /names a connector that no earlier solution has/,
  ],
];

const groups: readonly (readonly [group: string, faults: readonly Fault[]])[] = [
  ["skeleton", skeleton],
  ["stubs", stubs],
  ["root components", rootComponents],
  ["files", files],
  ["code components", controls],
  ["forms", forms],
  ["connectors", connectors],
  ["environment variables", variables],
  ["flows", flows],
  ["dependencies", dependencies],
];
groups.forEach(([group, faults]) => {
  describeRefused(group, faults);
});

test("finds nothing to complain about in the sources as they are", () => {
  const copy = new ProjectCopy();
  try {
    expect(copy.problems()).toEqual([]);
  } finally {
    copy.dispose();
  }
});

describe("a refused pack", () => {
  const copy = new ProjectCopy();
  afterAll(() => {
    copy.dispose();
  });

  test("lists the problems of both solutions at once and leaves the old zips as they were", () => {
    const [first] = copy.pack();
    const before = readFileSync(first.path);
    copy.edit(connectorFile, "_iconblob.Png", "_iconblob.png");
    copy.remove(`${builtControl}/bundle.js`);
    copy.edit(solutionXml, "<Managed>2", "<Managed>1");
    const problems = copy.problems();
    expect(problems).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^solution\/LinkedRecordsConnector\/src\/.*_iconblob\.png/),
        expect.stringMatching(/^solution\/LinkedRecords\/src\/Controls\/.*bundle\.js/),
        expect.stringMatching(/^solution\/LinkedRecords\/src\/Other\/Solution\.xml: <Managed>/),
      ]),
    );
    expect(readFileSync(first.path).equals(before)).toBe(true);
  });

  test("makes no folder when there was none", () => {
    copy.remove("dist");
    expect(copy.problems()).not.toEqual([]);
    expect(existsSync(join(copy.root, "dist"))).toBe(false);
  });
});
