export {
  createDataverse,
  type ColumnCheck,
  type ColumnPermissions,
  type Dataverse,
  type PrivilegeCheck,
  type RequestOptions,
} from "./dataverse";
export { DataverseError } from "./errors";
export { dataverseRoutes, type DataverseRoutesOptions } from "./http/routes";
