import { At } from "../../../connector/checker/input/jsonPointer";
import { asObject, type Json, type JsonObject } from "../../../connector/checker/input/jsonValue";
import { type Step, type StepList, StepReader } from "./step";
import { readTexts, type FlowText } from "./texts";

/** The place of what a flow is beside its definition. */
export const propertiesAt = At.root.to("properties");

/** A cloud flow as the rules look at it. Nothing in it is certain to be of the right type: the rules about shape tell. */
export interface Flow {
  readonly root: Json;
  readonly properties: JsonObject;
  readonly definition: JsonObject;
  /** The place of the definition. */
  readonly at: At;
  readonly triggers: readonly Step[];
  /** All actions, those within others behind them. */
  readonly actions: readonly Step[];
  /** Triggers and actions. */
  readonly steps: readonly Step[];
  /** The strings that the platform reads for expressions. */
  readonly texts: readonly FlowText[];
  /** The objects that should hold steps, with their places. */
  readonly stepLists: readonly StepList[];
}

/** Reads a flow from its JSON, whatever that holds. */
export function readFlow(root: Json): Flow {
  const properties = asObject(asObject(root).properties);
  const definition = asObject(properties.definition);
  const at = propertiesAt.to("definition");
  const builder = new StepReader();
  const triggers = builder.list(definition.triggers, at.to("triggers"), true);
  builder.list(definition.actions, at.to("actions"), false);
  const steps = builder.all;
  return {
    root,
    properties,
    definition,
    at,
    triggers,
    actions: steps.filter(({ isTrigger }) => !isTrigger),
    steps,
    texts: readTexts(steps, definition, at),
    stepLists: builder.lists,
  };
}
