export type { Finding, Fix, FoundPlace, Severity } from "./rules/finding";
export { checkConnector, checkMany, type CheckOptions, type CheckResult } from "./run/checkConnectors";
