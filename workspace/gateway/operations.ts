import type { SolutionConnector } from "../import/importConnector";

/** One operation of a definition. */
interface Operation {
  readonly operationId: string;
  /** In capitals. */
  readonly method: string;
  /** What matches a path with the base path. A variable may be empty: the platform hands such a call on. */
  readonly path: RegExp;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/**
 * The operations of a connector.
 *
 * @param definition valid Swagger 2.0
 */
export function readOperations({ basePath = "", paths }: SolutionConnector["definition"]): readonly Operation[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([method]) => method !== "parameters" && !method.startsWith("x-"))
      .map(([method, value]) => {
        const pattern = `${basePath}${path}`.split(/\{[^}]+\}/).map(escaped);
        const { operationId } = value as { operationId: string };
        return { operationId, method: method.toUpperCase(), path: new RegExp(`^${pattern.join("[^/]*")}$`) };
      }),
  );
}
