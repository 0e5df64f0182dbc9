import type { Choice, Column, State } from "./definition";

/** Status and status reasons of most tables. */
export const activeInactive: readonly State[] = [
  { value: 0, label: "Active", defaultStatus: 1, statuses: [{ value: 1, label: "Active" }] },
  { value: 1, label: "Inactive", defaultStatus: 2, statuses: [{ value: 2, label: "Inactive" }] },
];

/**
 * Channels of Omnichannel. Entity Records, live chat, SMS, voice and WhatsApp have the values seen in public
 * schemas; environments add their own, so that clients must read the labels.
 */
export const channels: readonly Choice[] = [
  { value: 192350000, label: "Entity Records" },
  { value: 192360000, label: "Live chat" },
  { value: 192340000, label: "SMS" },
  { value: 192440000, label: "Voice call" },
  { value: 192300000, label: "WhatsApp" },
  { value: 192350002, label: "Custom messaging" },
];

export const address = {
  address1_line1: { type: "String", label: "Address 1: Street 1", maxLength: 250 },
  address1_line2: { type: "String", label: "Address 1: Street 2", maxLength: 250 },
  address1_city: { type: "String", label: "Address 1: City", maxLength: 80 },
  address1_stateorprovince: { type: "String", label: "Address 1: State/Province", maxLength: 50 },
  address1_postalcode: { type: "String", label: "Address 1: ZIP/Postal Code", maxLength: 20 },
  address1_country: { type: "String", label: "Address 1: Country/Region", maxLength: 80 },
} as const satisfies Record<string, Column>;

/** The address on a form. */
export const addressSection = {
  title: "Address",
  columns: ["address1_line1", "address1_city", "address1_stateorprovince", "address1_postalcode", "address1_country"],
} as const;

export const contactPreferences = {
  preferredcontactmethodcode: {
    type: "Picklist",
    label: "Preferred Method of Contact",
    default: 1,
    options: [
      { value: 1, label: "Any" },
      { value: 2, label: "Email" },
      { value: 3, label: "Phone" },
      { value: 4, label: "Fax" },
      { value: 5, label: "Mail" },
    ],
  },
  donotemail: {
    type: "Boolean",
    label: "Do not allow Emails",
    trueLabel: "Do Not Allow",
    falseLabel: "Allow",
    default: false,
  },
  donotphone: {
    type: "Boolean",
    label: "Do not allow Phone Calls",
    trueLabel: "Do Not Allow",
    falseLabel: "Allow",
    default: false,
  },
} as const satisfies Record<string, Column>;
