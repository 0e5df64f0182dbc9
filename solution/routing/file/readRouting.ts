import { checkForm } from "./checkForm";
import { checkRoutes } from "./checkRoutes";
import { Places } from "./places";
import { type Routing, RoutingError } from "./routing";

/** The version of the form that this program reads and writes. */
const version = 1;

/**
 * Reads the declaration of what is routed.
 *
 * @param file names the text in problems
 * @param prefix of the publisher, such as lrc
 * @throws {RoutingError} with every problem and its place
 */
export function readRouting(text: string, file: string, prefix: string): Routing {
  const places = new Places(text, file);
  if (places.syntaxProblem !== undefined) throw new RoutingError([places.syntaxProblem]);
  const value = JSON.parse(text) as unknown;
  const given = typeof value === "object" && value !== null ? (value as { version?: unknown }).version : undefined;
  if (typeof given === "number" && given > version) {
    throw new RoutingError([
      places.problem(
        ["version"],
        `The file has the version ${given}, this program reads version ${version}. Take the release of Linked Records that wrote it, or a newer one.`,
      ),
    ]);
  }
  const wrong = checkForm(value);
  const problems = wrong.length > 0 ? wrong : checkRoutes(value as Routing, prefix);
  if (problems.length > 0) {
    throw new RoutingError([...new Set(problems.map(([path, sentence]) => places.problem(path, sentence)))]);
  }
  return value as Routing;
}
