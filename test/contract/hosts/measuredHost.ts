import type { IInputs } from "../../../LinkedRecordsControl/generated/ManifestTypes";
import { contactMetadata } from "../measured/metadata";
import { measuredId, measuredRow, pages } from "../measured/pages";
import { answers } from "../measured/references";
import { rejections } from "../measured/rejections";
import { contextInfo, page, privileges, properties, zoneOffset } from "../measured/surroundings";
import { controlProperties } from "./controlProperties";
import type { Act, ContractHost } from "./contractHost";

type Context = ComponentFramework.Context<IInputs>;

/** Puts together what was measured on live hosts. */
export function measuredHost(): Promise<ContractHost> {
  let act: Act = "accept";
  const webAPI = {
    retrieveRecord: (_table: string, id: string) =>
      id === measuredId ? Promise.resolve(measuredRow) : Promise.reject(rejections.missingRow.shape),
    retrieveMultipleRecords: (_table: string, query: string) =>
      Promise.resolve(pages.shape[query.includes("skiptoken") ? 1 : 0]),
    updateRecord: (entityType: string, id: string, values: object) =>
      Object.keys(values).some((name) => name.startsWith("nothing"))
        ? Promise.reject(rejections.unknownBind.shape)
        : Promise.resolve({ id, entityType }),
  };
  const utils = {
    getEntityMetadata: (_table: string, asked: readonly string[]) => Promise.resolve(contactMetadata.shape(asked)),
    hasEntityPrivilege: privileges.shape.has,
    lookupObjects: () => Promise.resolve(answers.shape[act === "accept" ? "lookupPicked" : "lookupClosed"]),
  };
  const navigation = {
    openForm: ({ useQuickCreateForm }: ComponentFramework.NavigationApi.EntityFormOptions) =>
      Promise.resolve(
        useQuickCreateForm
          ? answers.shape[act === "accept" ? "quickCreateSaved" : "quickCreateClosed"]
          : answers.shape.mainFormOpened,
      ),
  };
  const { mapped, unset } = properties.shape;
  const context = {
    webAPI,
    utils,
    navigation,
    page: page.shape,
    parameters: Object.fromEntries(
      controlProperties().map(({ name, usage }) => [name, usage === "bound" ? mapped : unset]),
    ),
    mode: { contextInfo: contextInfo.shape, isControlDisabled: false },
    client: { isNetworkAvailable: () => true },
    userSettings: { getTimeZoneOffsetMinutes: zoneOffset.shape },
  } as unknown as Context;
  const undeclared = {
    ...context,
    webAPI: null,
    utils: { hasEntityPrivilege: privileges.shape.undeclared },
  } as unknown as Context;
  return Promise.resolve({
    context,
    undeclared,
    id: measuredId,
    properties: properties.shape,
    ready: () => Promise.resolve(),
    act: (next: Act) => {
      act = next;
    },
    end: () => undefined,
  });
}
