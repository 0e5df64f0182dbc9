import type { FlowFunction, Outcome, Surroundings } from "../surroundings";
import { invalidTemplate, isObject, text, whole, type JsonObject } from "../values";

/** What is read of a step: an object, as the platform shows it. */
const asObject = (outcome: Outcome): JsonObject => ({ ...outcome });

const bodyOf = ({ outputs }: Outcome): unknown =>
  isObject(outputs) && Object.hasOwn(outputs, "body") ? outputs.body : (outputs ?? null);

type OfStep = (given: readonly unknown[], run: Surroundings) => Outcome;
const ofTrigger: OfStep = (_given, run) => run.trigger();
const ofAction: OfStep = ([name], run) => run.step(text(name));

/** The values of a form, in which a key may stand several times. */
const formValues =
  (of: OfStep, at: number): FlowFunction =>
  (given, run) => {
    const body = bodyOf(of(given, run));
    const form = isObject(body) && Array.isArray(body.$formdata) ? (body.$formdata as unknown[]) : undefined;
    if (!form) throw invalidTemplate("The body is no form.");
    const key = text(given[at]);
    return form.flatMap((each) => (isObject(each) && each.key === key ? [each.value] : []));
  };

const formValue =
  (of: OfStep, at: number): FlowFunction =>
  (given, run) => {
    const values = formValues(of, at)(given, run) as unknown[];
    if (values.length > 1) throw invalidTemplate(`The form has ${values.length} values of ${text(given[at])}.`);
    return values[0] ?? null;
  };

const multipart =
  (of: OfStep, at: number): FlowFunction =>
  (given, run) => {
    const body = bodyOf(of(given, run));
    const parts = isObject(body) && Array.isArray(body.$multipart) ? (body.$multipart as unknown[]) : undefined;
    const part = parts?.[whole(given[at])];
    if (!isObject(part)) throw invalidTemplate(`The body has no part ${whole(given[at])}.`);
    return part.body;
  };

const body: FlowFunction = ([name], run) => bodyOf(run.step(text(name)));
const outputs: FlowFunction = ([name], run) => run.step(text(name)).outputs ?? null;

export const ofRun = {
  action: (_given, run) => asObject(run.current()),
  actionBody: body,
  actionOutputs: outputs,
  actions: ([name], run) => asObject(run.step(text(name))),
  body,
  formDataMultiValues: formValues(ofAction, 1),
  formDataValue: formValue(ofAction, 1),
  items: ([name], run) => run.item(text(name)),
  iterationIndexes: ([name], run) => run.round(text(name)),
  listCallbackUrl: () => {
    throw invalidTemplate("A flow in the workspace has no address that the outside could call.");
  },
  multipartBody: multipart(ofAction, 1),
  outputs,
  parameters: ([name], run) => run.parameter(text(name)),
  result: ([name], run) => run.results(text(name)),
  trigger: (_given, run) => asObject(run.trigger()),
  triggerBody: (_given, run) => bodyOf(run.trigger()),
  triggerFormDataMultiValues: formValues(ofTrigger, 0),
  triggerFormDataValue: formValue(ofTrigger, 0),
  triggerMultipartBody: multipart(ofTrigger, 0),
  triggerOutputs: (_given, run) => run.trigger().outputs ?? null,
  variables: ([name], run) => run.variable(text(name)),
  workflow: (_given, run) => run.workflow(),
} as const satisfies Record<string, FlowFunction>;
