export { createDataverse, type Dataverse, type RequestOptions } from "./environment";
export { dataverseRoutes, type DataverseRoutesOptions } from "./http/routes";
export type { ColumnCheck, PrivilegeCheck } from "./permissions";
