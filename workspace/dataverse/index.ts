export { createDataverse, type Dataverse } from "./dataverse";
export { DataverseError } from "./errors";
export { dataverseRoutes, type DataverseRoutesOptions } from "./http/routes";
