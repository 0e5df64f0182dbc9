import { choices } from "./choices";
import type { Choice, Column, State } from "./definition";

/** Status and status reasons of most tables. */
export const activeInactive: readonly State[] = [
  { value: 0, label: "Active", defaultStatus: 1, statuses: choices([1, "Active"]) },
  { value: 1, label: "Inactive", defaultStatus: 2, statuses: choices([2, "Inactive"]) },
];

/**
 * Channels of Omnichannel. Entity Records, live chat, SMS, voice and WhatsApp have the values seen in public
 * schemas; environments add their own, so that clients must read the labels.
 */
export const channels: readonly Choice[] = choices(
  [192350000, "Entity Records"],
  [192360000, "Live chat"],
  [192340000, "SMS"],
  [192440000, "Voice call"],
  [192300000, "WhatsApp"],
  [192350002, "Custom messaging"],
);

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
    options: choices([1, "Any"], [2, "Email"], [3, "Phone"], [4, "Fax"], [5, "Mail"]),
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

/**
 * The currency of a row's amounts of money, and its rate when it was chosen, which the platform fills.
 *
 * @param relationship schema name of the table's relationship with currencies
 */
export const currency = (relationship: string) =>
  ({
    transactioncurrencyid: {
      type: "Lookup",
      label: "Currency",
      targets: [{ table: "transactioncurrency", navigation: "transactioncurrencyid", relationship }],
    },
    exchangerate: { type: "Decimal", label: "Exchange Rate", precision: 12, min: 1e-12, max: 1e11, readOnly: true },
  }) as const satisfies Record<string, Column>;
