import { anything, empty, flag, guid, language, oneOf, pattern, type Shape, something, textOf } from "./shape";

/** What holds the components of a kind; the packer fills them from files of their own. */
const stubs = (
  "Entities Roles Workflows FieldSecurityProfiles Templates RibbonDiffXml EntityImageConfigs AttributeImageConfigs " +
  "EntityMaps EntityRelationships OrganizationSettings optionsets Dashboards InteractionCentricDashboards WebResources " +
  "CustomControls SolutionPluginAssemblies SdkMessageProcessingSteps AppModuleSiteMaps AppModules EntityDataProviders " +
  "CanvasApps AIModels Connectors"
).split(" ");

/** Every export has these, empty or not. */
const always = new Set(
  "Entities Roles Workflows FieldSecurityProfiles Templates EntityMaps EntityRelationships OrganizationSettings optionsets".split(
    " ",
  ),
);

const connectionReference: Shape = {
  key: "connectionreferencelogicalname",
  attributes: {
    connectionreferencelogicalname: pattern("a name in lower case with a prefix", /^[a-z0-9]+_[a-z0-9_]+$/),
  },
  children: {
    connectionreferencedisplayname: textOf(something),
    connectorid: textOf(
      pattern("/providers/Microsoft.PowerApps/apis/<name>", /^\/providers\/Microsoft\.PowerApps\/apis\/shared_\S+$/),
    ),
    "customconnectorid?": { children: { connectorid: textOf(guid) } },
    "description?": textOf(anything),
    iscustomizable: textOf(flag),
    "promptingbehavior?": textOf(oneOf("0", "1")),
    statecode: textOf(flag),
    statuscode: textOf(oneOf("1", "2")),
  },
};

/** customizations.xml of the sources: stubs, and what has no files of its own. */
export const customizations: Shape = {
  attributes: {
    "OrganizationVersion?": something,
    "OrganizationSchemaType?": something,
    "CRMServerServiceabilityVersion?": something,
  },
  children: {
    ...Object.fromEntries(stubs.map((name) => [always.has(name) ? name : `${name}?`, empty])),
    "connectionreferences?": { children: { "connectionreference*": connectionReference } },
    Languages: { children: { "Language+": { text: language, key: "#text" } } },
  },
};
