import type { ExpressionFunction } from "../../../solution/format/expressions/functions";
import { addresses } from "./functions/addresses";
import { collections } from "./functions/collections";
import { conversion } from "./functions/conversion";
import { logic } from "./functions/logic";
import { moments } from "./functions/moments";
import { arithmetic } from "./functions/numbers";
import { objects } from "./functions/objects";
import { ofRun } from "./functions/run";
import { texts } from "./functions/texts";
import type { FlowFunction } from "./surroundings";

/** Every function of the language, by the name that it has in the documentation. */
export const flowFunctions: Readonly<Record<ExpressionFunction, FlowFunction>> = {
  ...addresses,
  ...arithmetic,
  ...collections,
  ...conversion,
  ...logic,
  ...moments,
  ...objects,
  ...ofRun,
  ...texts,
};
