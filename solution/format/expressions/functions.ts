/** How many arguments a function takes: from the first number to the second; without a second, any number of them. */
export type Arity = readonly [least: number, most?: number];

const one: Arity = [1, 1];
const two: Arity = [2, 2];
const any: Arity = [1];

/**
 * The functions of flow expressions
 * (https://learn.microsoft.com/azure/logic-apps/workflow-definition-language-functions-reference). Case does not matter.
 */
export const expressionFunctions = {
  // Texts
  chunk: two,
  concat: any,
  endsWith: two,
  formatNumber: [2, 3],
  guid: [0, 1],
  indexOf: two,
  isFloat: [1, 2],
  isInt: one,
  lastIndexOf: two,
  nthIndexOf: [3, 3],
  replace: [3, 3],
  slice: [2, 3],
  split: two,
  startsWith: two,
  substring: [2, 3],
  toLower: one,
  toUpper: one,
  trim: one,
  // Collections
  contains: two,
  empty: one,
  first: one,
  intersection: any,
  item: [0, 0],
  join: two,
  last: one,
  length: one,
  reverse: one,
  skip: two,
  sort: [1, 2],
  take: two,
  union: any,
  // Logic
  and: any,
  equals: two,
  greater: two,
  greaterOrEquals: two,
  if: [3, 3],
  less: two,
  lessOrEquals: two,
  not: one,
  or: any,
  // Conversion
  array: one,
  base64: one,
  base64ToBinary: one,
  base64ToString: one,
  binary: one,
  bool: one,
  createArray: [0],
  dataUri: one,
  dataUriToBinary: one,
  dataUriToString: one,
  decimal: one,
  decodeBase64: one,
  decodeDataUri: one,
  decodeUriComponent: one,
  encodeUriComponent: one,
  float: [1, 2],
  int: one,
  json: one,
  string: one,
  uriComponent: one,
  uriComponentToBinary: one,
  uriComponentToString: one,
  xml: one,
  // Numbers
  add: two,
  div: two,
  max: any,
  min: any,
  mod: two,
  mul: two,
  rand: two,
  range: two,
  sub: two,
  // Moments
  addDays: [2, 3],
  addHours: [2, 3],
  addMinutes: [2, 3],
  addSeconds: [2, 3],
  addToTime: [3, 4],
  convertFromUtc: [2, 3],
  convertTimeZone: [3, 4],
  convertToUtc: [2, 3],
  dateDifference: two,
  dayOfMonth: one,
  dayOfWeek: one,
  dayOfYear: one,
  formatDateTime: [1, 3],
  getFutureTime: [2, 3],
  getPastTime: [2, 3],
  parseDateTime: [1, 3],
  startOfDay: [1, 2],
  startOfHour: [1, 2],
  startOfMonth: [1, 2],
  subtractFromTime: [3, 4],
  ticks: one,
  utcNow: [0, 1],
  // The run
  action: [0, 0],
  actionBody: one,
  actionOutputs: one,
  actions: one,
  body: one,
  formDataMultiValues: two,
  formDataValue: two,
  items: one,
  iterationIndexes: one,
  listCallbackUrl: [0, 0],
  multipartBody: two,
  outputs: one,
  parameters: one,
  result: one,
  trigger: [0, 0],
  triggerBody: [0, 0],
  triggerFormDataMultiValues: one,
  triggerFormDataValue: one,
  triggerMultipartBody: one,
  triggerOutputs: [0, 0],
  variables: one,
  workflow: [0, 0],
  // Addresses
  uriHost: one,
  uriPath: one,
  uriPathAndQuery: one,
  uriPort: one,
  uriQuery: one,
  uriScheme: one,
  // Objects
  addProperty: [3, 3],
  coalesce: any,
  removeProperty: two,
  setProperty: [3, 3],
  xpath: two,
} as const satisfies Record<string, Arity>;

export type ExpressionFunction = keyof typeof expressionFunctions;

const byLowerCase = new Map(
  (Object.keys(expressionFunctions) as ExpressionFunction[]).map((name) => [name.toLowerCase(), name]),
);

/** The function of a name in any case; undefined where the language has none of that name. */
export function functionOf(name: string): ExpressionFunction | undefined {
  return byLowerCase.get(name.toLowerCase());
}
