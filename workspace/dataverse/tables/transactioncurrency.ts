import { activeInactive } from "./commonColumns";
import type { TableDefinition } from "./definition";

/** Currencies. The rates say how much of each one unit of the organisation's own currency is worth. */
export const transactioncurrency: TableDefinition = {
  logicalName: "transactioncurrency",
  schemaName: "TransactionCurrency",
  entitySetName: "transactioncurrencies",
  displayName: "Currency",
  displayCollectionName: "Currencies",
  objectTypeCode: 9105,
  primaryId: "transactioncurrencyid",
  primaryName: "currencyname",
  states: activeInactive,
  columns: {
    transactioncurrencyid: { type: "Uniqueidentifier", label: "Currency", required: "SystemRequired" },
    currencyname: { type: "String", label: "Currency Name", maxLength: 100, required: "SystemRequired", indexed: true },
    isocurrencycode: { type: "String", label: "Currency Code", maxLength: 5, required: "SystemRequired" },
    currencysymbol: { type: "String", label: "Currency Symbol", maxLength: 13, required: "SystemRequired" },
    currencyprecision: { type: "Integer", label: "Currency Precision", min: 0, max: 4, required: "SystemRequired" },
    exchangerate: {
      type: "Decimal",
      label: "Exchange Rate",
      precision: 12,
      min: 1e-12,
      max: 1e11,
      required: "SystemRequired",
    },
  },
};
