import { HostFailure } from "../base/failure";
import type { UpdateRules } from "../base/ports";
import { literal } from "../records/odata";

/** The part of the host's context that this file uses; `page` is not documented. */
export type PageContext = object;

type Answer = Readonly<{ value?: readonly Readonly<Record<string, unknown>>[] }>;

/**
 * What the client API does not tell: which columns an update cannot set, and by which navigation property a lookup is set
 * for each table it may point to. `EntityDefinitions` was seen to answer a same-origin fetch from a control; whether it
 * answers every user is not known.
 * @param context the newest one the host gave
 * @param ask fetches; the page's own unless a test has another
 * @throws whatever the page throws; HostFailure where the question is refused
 */
export async function readUpdateRules(
  context: PageContext,
  entityType: string,
  ask: typeof fetch = fetch,
): Promise<UpdateRules> {
  const { page } = context as { page?: { getClientUrl?: () => string } };
  const table = `${page?.getClientUrl?.() ?? ""}/api/data/v9.2/EntityDefinitions(LogicalName=${literal(entityType)})`;
  const read = async (path: string): Promise<NonNullable<Answer["value"]>> => {
    const response = await ask(`${table}/${path}`, { headers: { Accept: "application/json" } });
    if (!response.ok) {
      throw new HostFailure("unknown", "");
    }
    return ((await response.json()) as Answer).value ?? [];
  };
  const [columns, relations] = await Promise.all([
    read("Attributes?$select=LogicalName,IsValidForUpdate"),
    read(
      "ManyToOneRelationships?$select=ReferencingAttribute,ReferencedEntity,ReferencingEntityNavigationPropertyName",
    ),
  ]);
  return {
    readOnly: new Set(columns.flatMap((one) => (one.IsValidForUpdate === false ? [String(one.LogicalName)] : []))),
    navigation: new Map(
      relations.map((one) => [
        `${String(one.ReferencingAttribute)}:${String(one.ReferencedEntity)}`,
        String(one.ReferencingEntityNavigationPropertyName),
      ]),
    ),
  };
}
