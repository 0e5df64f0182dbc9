import {
  anything,
  bracedGuid,
  count,
  empty,
  names,
  texts,
  language,
  nullable,
  number,
  oneOf,
  orEmpty,
  pattern,
  type Shape,
  shortVersion,
  something,
  textOf,
  version,
} from "./shape";

/** The columns of a publisher's address that may stand empty. */
const addressColumns = (
  "City County Country Fax FreightTermsCode ImportSequenceNumber Latitude Line1 Line2 Line3 Longitude Name PostalCode " +
  "PostOfficeBox PrimaryContactName StateOrProvince Telephone1 Telephone2 Telephone3 TimeZoneRuleVersionNumber " +
  "UPSZone UTCOffset UTCConversionTimeZoneCode"
).split(" ");

const address: Shape = {
  children: {
    AddressNumber: textOf(oneOf("1", "2")),
    "AddressTypeCode?": nullable(number),
    "ShippingMethodCode?": nullable(number),
    ...Object.fromEntries(addressColumns.map((name) => [`${name}?`, nullable(anything)])),
  },
};

const publisher: Shape = {
  children: {
    UniqueName: textOf(pattern("a name of letters, digits and underscores", /^[A-Za-z_][A-Za-z0-9_]*$/)),
    LocalizedNames: names("LocalizedName"),
    "Descriptions?": texts("Description"),
    "EMailAddress?": nullable(anything),
    "SupportingWebsiteUrl?": nullable(anything),
    CustomizationPrefix: textOf(pattern("2 to 8 letters and digits in lower case", /^[a-z][a-z0-9]{1,7}$/)),
    CustomizationOptionValuePrefix: textOf(pattern("a number from 10000 to 99999", /^[1-9]\d{4}$/)),
    "Addresses?": { children: { "Address*": address } },
  },
};

const component = {
  type: pattern("the number of a component type, or its name", /^(\d+|[a-z]+)$/),
  "schemaName?": something,
  "id?": bracedGuid,
  "displayName?": anything,
  "parentSchemaName?": something,
  "parentDisplayName?": anything,
  "parentId?": bracedGuid,
  "key?": count,
  "solution?": something,
  "id.connectionreferencelogicalname?": something,
} as const;

const packages: Shape["children"] = {
  "package*": { text: something, attributes: { "appName?": something, "version?": something } },
};

/** solution.xml (facts of exports: root attributes optional but for the version; order of the children as written). */
export const solutionXml: Shape = {
  attributes: {
    version: shortVersion,
    SolutionPackageVersion: shortVersion,
    languagecode: language,
    generatedBy: something,
    "OrganizationVersion?": something,
    "OrganizationSchemaType?": something,
    "CRMServerServiceabilityVersion?": something,
  },
  children: {
    SolutionManifest: {
      children: {
        UniqueName: textOf(pattern("a name of letters, digits and underscores", /^[A-Za-z_][A-Za-z0-9_]*$/)),
        LocalizedNames: names("LocalizedName"),
        "Descriptions?": texts("Description"),
        Version: textOf(orEmpty(version)),
        Managed: textOf(oneOf("0", "1", "2")),
        Publisher: publisher,
        RootComponents: {
          children: {
            "RootComponent*": {
              attributes: {
                type: count,
                "id?": bracedGuid,
                "schemaName?": something,
                "parentId?": bracedGuid,
                "behavior?": oneOf("0", "1", "2"),
              },
            },
          },
        },
        MissingDependencies: {
          children: {
            "MissingDependency*": {
              children: {
                Required: { attributes: component, children: packages },
                Dependent: { attributes: component, children: packages },
              },
            },
          },
        },
        "package?": empty,
      },
    },
  },
};
