import { choices } from "./choices";
import type { TableDefinition } from "./definition";

export const knowledgearticle: TableDefinition = {
  logicalName: "knowledgearticle",
  schemaName: "KnowledgeArticle",
  entitySetName: "knowledgearticles",
  displayName: "Knowledge Article",
  displayCollectionName: "Knowledge Articles",
  objectTypeCode: 9953,
  primaryId: "knowledgearticleid",
  primaryName: "title",
  userOwned: true,
  states: [
    {
      value: 0,
      label: "Draft",
      defaultStatus: 2,
      statuses: choices([1, "Proposed"], [2, "Draft"], [3, "Needs review"], [4, "In review"]),
    },
    { value: 1, label: "Approved", defaultStatus: 5, statuses: choices([5, "Approved"]) },
    { value: 2, label: "Scheduled", defaultStatus: 6, statuses: choices([6, "Scheduled"]) },
    {
      value: 3,
      label: "Published",
      defaultStatus: 7,
      statuses: choices([7, "Published"], [8, "Needs review"], [9, "Updating"]),
    },
    { value: 4, label: "Expired", defaultStatus: 10, statuses: choices([10, "Expired"]) },
    { value: 5, label: "Archived", defaultStatus: 12, statuses: choices([12, "Archived"]) },
    { value: 6, label: "Discarded", defaultStatus: 13, statuses: choices([13, "Discarded"]) },
  ],
  columns: {
    knowledgearticleid: { type: "Uniqueidentifier", label: "Knowledge Article", required: "SystemRequired" },
    title: { type: "String", label: "Title", maxLength: 4000, required: "ApplicationRequired", indexed: true },
    articlepublicnumber: {
      type: "String",
      label: "Article Public Number",
      maxLength: 127,
      indexed: true,
      autoNumber: { format: "KA-{SEQNUM:5}", seed: 1100 },
    },
    description: { type: "Memo", label: "Description", maxLength: 155 },
    keywords: { type: "Memo", label: "Keywords", maxLength: 2000 },
    content: { type: "Memo", label: "Content", maxLength: 1_073_741_823 },
    isinternal: { type: "Boolean", label: "Internal", default: false },
    languagelocaleid: {
      type: "Lookup",
      label: "Language",
      targets: [
        {
          table: "languagelocale",
          navigation: "languagelocaleid",
          relationship: "languagelocale_knowledgearticle_languagelocaleid",
        },
      ],
    },
    majorversionnumber: { type: "Integer", label: "Major Version Number", min: 0, default: 1 },
    minorversionnumber: { type: "Integer", label: "Minor Version Number", min: 0, default: 0 },
    expirationdate: { type: "DateTime", label: "Expiration Date" },
    publishon: { type: "DateTime", label: "Publish On" },
  },
};
