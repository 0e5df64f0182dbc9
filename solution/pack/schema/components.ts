import {
  anything,
  bracedGuid,
  empty,
  flag,
  guid,
  names,
  texts,
  language,
  logicalName,
  number,
  oneOf,
  orEmpty,
  pattern,
  schemaName,
  type Shape,
  something,
  textOf,
  truth,
  version,
} from "./shape";

/** A table's file, as far as a solution goes that brings forms only. */
export const entity: Shape = {
  children: {
    Name: { text: schemaName, attributes: { LocalizedName: something, OriginalName: anything } },
    "ObjectTypeCode?": textOf(number),
    "EntityInfo?": { isOpen: true },
    FormXml: empty,
    "SavedQueries?": empty,
    "RibbonDiffXml?": { isOpen: true },
  },
};

const flowFile = pattern("/Workflows/<name>-<id in capitals>.json", /^\/Workflows\/[A-Za-z0-9-]+-[0-9A-F-]{36}\.json$/);

/** A cloud flow's data file. */
export const workflow: Shape = {
  attributes: { WorkflowId: bracedGuid, Name: something, "Description?": anything },
  children: {
    JsonFileName: textOf(flowFile),
    Type: textOf(oneOf("1", "2", "3")),
    Subprocess: textOf(flag),
    Category: textOf(oneOf("5")),
    Mode: textOf(flag),
    Scope: textOf(oneOf("1", "2", "3", "4")),
    OnDemand: textOf(flag),
    TriggerOnCreate: textOf(flag),
    TriggerOnDelete: textOf(flag),
    AsyncAutodelete: textOf(flag),
    SyncWorkflowLogOnFailure: textOf(flag),
    StateCode: textOf(flag),
    StatusCode: textOf(oneOf("1", "2")),
    RunAs: textOf(flag),
    IsTransacted: textOf(flag),
    IntroducedVersion: textOf(version),
    IsCustomizable: textOf(flag),
    "BusinessProcessType?": textOf(flag),
    "IsCustomProcessingStepAllowedForOtherPublishers?": textOf(flag),
    "ModernFlowType?": textOf(flag),
    PrimaryEntity: textOf(logicalName),
    LocalizedNames: names("LocalizedName"),
    "Descriptions?": texts("Description"),
  },
};

const text: Shape = {
  attributes: { default: anything },
  children: { "label+": { attributes: { description: anything, languagecode: language }, key: "languagecode" } },
};

/** An environment variable's file. */
export const environmentVariable: Shape = {
  attributes: { schemaname: schemaName },
  children: {
    "apiid?": textOf(something),
    "defaultvalue?": textOf(anything),
    "description?": text,
    displayname: text,
    introducedversion: textOf(version),
    iscustomizable: textOf(flag),
    isrequired: textOf(flag),
    "parameterkey?": textOf(something),
    "parentdefinitionid?": { children: { schemaname: textOf(schemaName) } },
    secretstore: textOf(flag),
    // String, Number, Boolean, JSON, Data Source, Secret (environmentvariabledefinition table reference).
    type: textOf(pattern("100000000 to 100000005", /^10000000[0-5]$/)),
  },
};

const blob = (suffix: string): Shape =>
  textOf(pattern(`/Connector/<name>_${suffix}`, new RegExp(`^/Connector/\\S+_${suffix.replace(".", "\\.")}$`)));

/** A custom connector's file. */
export const connector: Shape = {
  children: {
    connectorid: textOf(guid),
    "description?": textOf(anything),
    displayname: textOf(orEmpty(something)),
    iconbrandcolor: textOf(orEmpty(pattern("a colour such as #007ee5", /^#[0-9A-Fa-f]{6}$/))),
    name: textOf(pattern("<prefix>_<title in lower case, other characters as -hex>", /^[a-z0-9]+_[A-Za-z0-9-]+$/)),
    connectortype: textOf(oneOf("1")),
    "scriptoperations?": textOf(orEmpty(pattern("a list of operations", /^\[.*\]$/s))),
    openapidefinition: blob("openapidefinition.json"),
    connectionparameters: blob("connectionparameters.json"),
    policytemplateinstances: blob("policytemplateinstances.json"),
    "customcodeblobcontent?": blob("customcodeblobcontent.csx"),
    iconblob: blob("iconblob.Png"),
  },
};

/** A code component's data file. */
export const customControl: Shape = {
  children: {
    Name: textOf(pattern("<prefix>_<namespace>.<constructor>", /^[a-z0-9]+_\w+\.\w+$/)),
    FileName: textOf(pattern("/Controls/<name>/ControlManifest.xml", /^\/Controls\/\S+\/ControlManifest\.xml$/)),
    "Unmodified?": textOf(truth),
  },
};
