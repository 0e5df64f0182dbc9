import { connectorFile, flowFile, formFile, mainSource, type ProjectCopy } from "./projectCopy";
import { describeRefused } from "./refused";

const solutionXml = `${mainSource}/Other/Solution.xml`;
const customizations = `${mainSource}/Other/Customizations.xml`;
const flowData = `${flowFile}.data.xml`;
const variable = `${mainSource}/environmentvariabledefinitions/lrc_OrganizationId/environmentvariabledefinition.xml`;
const settings = "solution/LinkedRecords/deployment-settings.json";
const project = "solution/LinkedRecords/LinkedRecords.cdsproj";
const importConfig = "solution/ImportConfig.xml";
const publisher = "solution/publisher.json";

const spell = (path: string, from: string | RegExp, to: string) => (copy: ProjectCopy) => {
  copy.edit(path, from, to);
};

describeRefused("structure", [
  [
    "a misspelt element, with its line",
    spell(formFile, /<form>([^]*)<\/form>/, "<formz>$1</formz>"),
    /\.xml:8:5: <systemform> must not hold <formz>\. It may hold: <formid>/,
  ],
  ["a missing element", spell(formFile, /<form>[^]*<\/form>/, ""), /<systemform> needs <form>/],
  ["no languages", spell(customizations, /<Languages>[^]*<\/Languages>/, ""), /<ImportExportXml> needs <Languages>/],
  ["a stub twice", spell(customizations, "<Roles />", "<Roles /><Roles />"), /may hold <Roles> once only/],
  ["a flow without a type", spell(flowData, "<Type>1</Type>", ""), /<Workflow> needs <Type>/],
  [
    "a state that there is not",
    spell(flowData, "<StateCode>0", "<StateCode>7"),
    /<StateCode> is "7", it must be 0 or 1/,
  ],
  [
    "a connection reference twice",
    spell(customizations, /(<connectionreference [^]*?<\/connectionreference>)/, "$1$1"),
    /two <connectionreference> for "lrc_dataverse"/,
  ],
  [
    "a custom connector that the import cannot find",
    spell(customizations, /<customconnectorid>[^]*<\/customconnectorid>/, ""),
    /lrc_omnichannelentityrouting needs <customconnectorid>/,
  ],
  [
    "a dependency of a flow that is not listed",
    spell(solutionXml, /<MissingDependency>[^]*?<\/MissingDependency>/, ""),
    /must list the flow ad213e0a/,
  ],
  [
    "a connector id in braces",
    spell(connectorFile, /(<connectorid>)(.*)(<\/connectorid>)/, "$1{$2}$3"),
    /<connectorid> is "\{81a73966.*it must be a GUID without braces/,
  ],
  [
    "no fallback beside a code component",
    spell(formFile, /<customControl id=[^]*?<\/customControl>/, ""),
    /The first <customControl> must have the class id/,
  ],
  ["a text between elements", spell(variable, "<type>", "oops<type>"), /must not hold the text "oops"/],
  [
    "two names in one language",
    spell(variable, /(<label description="Organization id".*\/>)/, "$1$1"),
    /two <label> for "1033"/,
  ],
]);

describeRefused("what goes with the zips", [
  [
    "settings without a variable",
    spell(settings, /\{ "SchemaName": "lrc_OrganizationId".*\n/, ""),
    /deployment-settings\.json: The environment variable lrc_OrganizationId is missing/,
  ],
  [
    "settings of a variable that is not there",
    spell(settings, '"lrc_OrganizationId"', '"lrc_Organisation"'),
    /has no environment variable lrc_Organisation/,
  ],
  [
    "an empty value",
    spell(settings, "#{lrc_OrganizationId}#", ""),
    /EnvironmentVariables\.0\.Value: must not be empty/,
  ],
  [
    "another variable's value",
    spell(settings, "#{lrc_OrganizationId}#", "#{lrc_Organization}#"),
    /a pipeline fills in #\{lrc_OrganizationId\}#/,
  ],
  [
    "a connection reference twice",
    spell(settings, '"lrc_omnichannelentityrouting"', '"lrc_dataverse"'),
    /The connection reference lrc_dataverse is listed twice/,
  ],
  [
    "another connector",
    spell(settings, "shared_commondataserviceforapps", "shared_office365"),
    /ConnectorId of lrc_dataverse is/,
  ],
  [
    "settings that are null",
    (copy) => {
      copy.write(settings, "null");
    },
    /deployment-settings\.json: the whole file: /,
  ],
  [
    "no settings",
    (copy) => {
      copy.remove(settings);
    },
    /deployment-settings\.json: The file is missing/,
  ],
  [
    "solutions in the wrong order",
    spell(importConfig, /(<configsolutionfile .*\/>)\s*(<configsolutionfile .*\/>)/, "$2$1"),
    /must be LinkedRecordsConnector_managed\.zip, then LinkedRecords_managed\.zip/,
  ],
  [
    "a misspelt attribute",
    spell(importConfig, "installsampledata", "installSampleData"),
    /must not have the attribute installSampleData/,
  ],
  [
    "no ImportConfig",
    (copy) => {
      copy.remove(importConfig);
    },
    /ImportConfig\.xml: The file is missing/,
  ],
  ["a project of other sources", spell(project, "dist\\sources", "src"), /<SolutionRootPath> must be/],
  ["a project of one package type", spell(project, ">Both<", ">Managed<"), /<SolutionPackageType> must be Both/],
  [
    "a publisher that is null",
    (copy) => {
      copy.write(publisher, "null");
    },
    /publisher\.json: the whole file: /,
  ],
  [
    "a publisher without a name",
    spell(publisher, /"uniqueName": ".*"/, '"uniqueName": ""'),
    /uniqueName: must be letters/,
  ],
  [
    "a package.json that is null",
    (copy) => {
      copy.write("package.json", "null");
    },
    /package\.json: the whole file: /,
  ],
  [
    "a definition that is null",
    (copy) => {
      copy.write("connector/CSS-Entity.swagger.json", "null");
    },
    /CSS-Entity\.swagger\.json: the whole file: /,
  ],
]);
