export { createDataverse, type Dataverse, type RequestOptions, type RowChange } from "./environment";
export type { DataverseRoutesOptions } from "./http/apiRequest";
export { dataverseRoutes } from "./http/dataverseRoutes";
export type { ColumnCheck, PrivilegeCheck } from "./permissions";
