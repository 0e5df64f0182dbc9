export type { Finding, Fix, Severity } from "./rules/finding";
export { checkConnector, checkMany, type CheckOptions, type CheckResult } from "./run/checkConnectors";
