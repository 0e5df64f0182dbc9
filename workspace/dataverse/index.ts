export { createDataverse, type Dataverse, type PrivilegeCheck } from "./dataverse";
export { DataverseError } from "./errors";
export { dataverseRoutes, type DataverseRoutesOptions } from "./http/routes";
