import { asArray, asObject, asText, isObject, type JsonObject } from "../input/jsonValue";
import { ruleGroup } from "./rule";
import { endsPlainly, isForeign, productIn } from "./wording";

const categories = [
  "AI",
  "Business Management",
  "Business Intelligence",
  "Collaboration",
  "Commerce",
  "Communication",
  "Content and Files",
  "Finance",
  "Data",
  "Human Resources",
  "Internet of Things",
  "IT Operations",
  "Lifestyle and Entertainment",
  "Marketing",
  "Productivity",
  "Sales and CRM",
  "Security",
  "Social Media",
  "Website",
];

const metadataNames = ["Website", "Privacy policy", "Categories"];

/** The entries of x-ms-connector-metadata by name, with their index. */
function metadataOf(root: JsonObject): { index: number; name: string; value: string }[] {
  return asArray(root["x-ms-connector-metadata"]).flatMap((entry, index) => {
    const { propertyName, propertyValue } = asObject(entry);
    return typeof propertyName === "string" && typeof propertyValue === "string"
      ? [{ index, name: propertyName, value: propertyValue }]
      : [];
  });
}

function categoriesOf(root: JsonObject): { index: number; list: string[] } | undefined {
  const entry = metadataOf(root).find(({ name }) => name === "Categories");
  return entry && { index: entry.index, list: entry.value.split(";").map((each) => each.trim()) };
}

const metadata_ = "x-ms-connector-metadata";
const info = (root: JsonObject): JsonObject => asObject(root.info);

/** Title, description, contact and x-ms-connector-metadata. */
export const metadata = ruleGroup("Title, description and metadata", [
  {
    id: "ConnectorMetadataPropertiesMissing",
    severity: "warning",
    demand: "x-ms-connector-metadata has Website, Privacy policy and Categories.",
    why: "The connector's page shows them; certification asks for them.",
    source: "VD",
    example: {
      at: "/x-ms-connector-metadata/1",
      good: { propertyName: "Privacy policy", propertyValue: "https://contoso.example/privacy" },
      bad: { propertyName: "Privacy", propertyValue: "https://contoso.example/privacy" },
    },
    on: "root",
    check: ({ value, at }, report) => {
      const present = metadataOf(value).map(({ name }) => name);
      const missing = metadataNames.filter((name) => !present.includes(name));
      if (missing.length > 0) {
        const where = value[metadata_] === undefined ? at : at.to(metadata_);
        report(where, `x-ms-connector-metadata has no ${missing.join(", no ")}.`);
      }
    },
  },
  {
    id: "InvalidConnectorCategory",
    severity: "warning",
    demand: "Categories are taken from the list of categories.",
    why: "Users find the connector under its category; another one leads nowhere.",
    source: "VD",
    example: { at: "/x-ms-connector-metadata/2/propertyValue", good: "Sales and CRM;Data", bad: "Sales;Data" },
    on: "root",
    check: ({ value, at }, report) => {
      const found = categoriesOf(value);
      const wrong = found?.list.filter((each) => !categories.includes(each)) ?? [];
      if (found && wrong.length > 0) {
        const where = at.to(metadata_, found.index, "propertyValue");
        report(where, `"${wrong.join('", "')}" is no category. There are ${categories.join("; ")}.`);
      }
    },
  },
  {
    id: "TooManyConnectorCategories",
    severity: "warning",
    demand: "A connector has at most two categories.",
    why: "More are refused.",
    source: "VD",
    example: {
      at: "/x-ms-connector-metadata/2/propertyValue",
      good: "Sales and CRM;Data",
      bad: "Sales and CRM;Data;AI",
    },
    on: "root",
    check: ({ value, at }, report) => {
      const found = categoriesOf(value);
      if (found && found.list.length > 2) {
        report(
          at.to(metadata_, found.index, "propertyValue"),
          `There are ${found.list.length} categories; two are allowed.`,
        );
      }
    },
  },
  {
    id: "title-length",
    severity: "warning",
    demand: "The title has at most 30 characters.",
    why: "Longer titles are cut off in lists; certification refuses them.",
    source: "SG",
    example: { at: "/info/title", good: "Contoso Orders", bad: "Contoso Orders for Sales and Service" },
    on: "root",
    check: ({ value, at }, report) => {
      const title = asText(info(value).title) ?? "";
      if (title.length > 30) {
        report(at.to("info", "title"), `The title has ${title.length} characters; 30 are allowed.`);
      }
    },
  },
  {
    id: "title-words",
    severity: "warning",
    demand: 'The title holds neither "API" nor "Connector" nor the name of a Power Platform product.',
    why: "Every connector is one; product names promise a tie that is not there.",
    source: "SG",
    example: { at: "/info/title", good: "Contoso Orders", bad: "Contoso Orders API" },
    on: "root",
    check: ({ value, at }, report) => {
      const title = asText(info(value).title) ?? "";
      const word = /\b(API|Connector)\b/i.exec(title)?.[0] ?? productIn(title);
      if (word !== undefined) {
        report(at.to("info", "title"), `The title holds "${word}". Leave it out.`);
      }
    },
  },
  {
    id: "ValueMustEndWithAlphanumeric",
    severity: "warning",
    demand: "The title ends with a letter or a digit.",
    why: "Certification refuses other endings.",
    source: "VD",
    example: { at: "/info/title", good: "Contoso Orders", bad: "Contoso Orders!" },
    on: "root",
    check: ({ value, at }, report) => {
      const title = asText(info(value).title) ?? "";
      if (title !== "" && !endsPlainly(title)) {
        report(at.to("info", "title"), `The title "${title}" does not end with a letter or a digit.`);
      }
    },
  },
  {
    id: "ValueMustBeInEnglish",
    severity: "warning",
    demand: "Title and description are English.",
    why: "They are shown to users of all languages.",
    source: "VD",
    example: {
      at: "/info/description",
      good: "Reads and makes the orders of Contoso's shop.",
      bad: "Читает и создаёт заказы магазина Contoso.",
    },
    on: "root",
    check: ({ value, at }, report) => {
      for (const key of ["title", "description"]) {
        if (isForeign(asText(info(value)[key]) ?? "")) {
          report(at.to("info", key), `The ${key} is not English.`);
        }
      }
    },
  },
  {
    id: "description-length",
    severity: "warning",
    demand: "The description has 30 to 500 characters.",
    why: "Users choose a connector by it; certification refuses other lengths.",
    source: "SG",
    example: {
      at: "/info/description",
      good: "Reads and makes the orders of Contoso's shop.",
      bad: "Orders of Contoso.",
    },
    on: "root",
    check: ({ value, at }, report) => {
      const description = asText(info(value).description);
      const length = description?.length ?? 0;
      if (length < 30 || length > 500) {
        const where = description === undefined ? at.to("info") : at.to("info", "description");
        report(where, `The description has ${length} characters; 30 to 500 are asked for.`);
      }
    },
  },
  {
    id: "description-words",
    severity: "warning",
    demand: "Descriptions hold no name of a Power Platform product.",
    why: "The connector is shown in all of these products.",
    source: "SG",
    example: {
      at: "/info/description",
      good: "Reads and makes the orders of Contoso's shop.",
      bad: "Brings the orders of Contoso's shop to Power Automate.",
    },
    on: "root",
    check: ({ value, at }, report) => {
      const word = productIn(asText(info(value).description) ?? "");
      if (word !== undefined) {
        report(at.to("info", "description"), `The description holds "${word}". Leave it out.`);
      }
    },
  },
  {
    id: "contact-present",
    severity: "warning",
    demand: "info.contact has name, url and email.",
    why: "Users need someone to ask; certification demands it.",
    source: "SG",
    example: { at: "/info/contact/name", good: "Contoso", bad: undefined },
    on: "root",
    check: ({ value, at }, report) => {
      const { contact } = info(value);
      const missing = ["name", "url", "email"].filter((key) => !asText(asObject(contact)[key]));
      if (missing.length > 0) {
        report(
          isObject(contact) ? at.to("info", "contact") : at.to("info"),
          `The contact has no ${missing.join(", no ")}.`,
        );
      }
    },
  },
  {
    id: "info-annotation",
    severity: "warning",
    demand:
      "x-ms-deployment-version is numbers with dots; x-ms-api-annotation of info has a status of Production or Preview.",
    why: "The page of the connector shows its status from there.",
    source: "JS",
    example: { at: "/info/x-ms-deployment-version", good: "1.0.2", bad: "v1" },
    on: "root",
    check: ({ value, at }, report) => {
      const version = info(value)["x-ms-deployment-version"];
      const status = asObject(info(value)["x-ms-api-annotation"]).status;
      if (version !== undefined && !/^\d+(\.\d+)+$/.test(asText(version) ?? "")) {
        report(at.to("info", "x-ms-deployment-version"), `A deployment version looks like "1.0.2".`);
      }
      if (status !== undefined && status !== "Production" && status !== "Preview") {
        report(at.to("info", "x-ms-api-annotation", "status"), `The status is Production or Preview.`);
      }
    },
  },
  {
    id: "ProductionStatusOnBetaService",
    severity: "warning",
    demand: "A connector to a beta service is not marked Production.",
    why: "Production promises a stability that a beta service does not give.",
    source: "VD",
    example: { at: "/basePath", good: "/v1", bad: "/beta" },
    on: "root",
    check: ({ value, at }, report) => {
      const status = asObject(info(value)["x-ms-api-annotation"]).status;
      const beta = ["host", "basePath"].find((key) => /(^|[./-])beta([./-]|$)/i.test(asText(value[key]) ?? ""));
      if (status === "Production" && beta !== undefined) {
        report(at.to(beta), `The ${beta} says beta, but the connector is marked Production.`);
      }
    },
  },
]);
