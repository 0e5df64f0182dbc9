export { createDataverse, type Dataverse, type RequestOptions } from "./environment";
export { dataverseRoutes, type DataverseRoutesOptions } from "./http/dataverseRoutes";
export type { ColumnCheck, PrivilegeCheck } from "./permissions";
