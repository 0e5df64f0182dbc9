import { configName, severities } from "../run/config";
import { rulesById } from "../rules/table";

/** The JSON schema of a configuration file, which editors use to complete and check it. */
export function configSchema(): object {
  const pointer = {
    type: "string",
    pattern: "^(/|$)",
    description: "JSON pointer to a place of the definition or of apiProperties.json, such as /paths/~1orders.",
  };
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: configName,
    description: "Switches rules of connector-check for the definitions beside the file.",
    type: "object",
    required: ["rules"],
    additionalProperties: false,
    properties: {
      $schema: { type: "string" },
      rules: {
        type: "object",
        additionalProperties: false,
        properties: Object.fromEntries(
          [...rulesById.values()].map(({ id, severity, demand, why }) => [
            id,
            { $ref: "#/definitions/switch", description: `${severity}: ${demand} ${why}` },
          ]),
        ),
      },
    },
    definitions: {
      switch: {
        type: "object",
        required: ["severity", "reason"],
        additionalProperties: false,
        properties: {
          severity: { enum: [...severities] },
          reason: { type: "string", pattern: "\\S", description: "Why the rule is switched." },
          at: {
            description: "The places at and below which the switch holds; everywhere without it.",
            oneOf: [pointer, { type: "array", minItems: 1, items: pointer }],
          },
        },
      },
    },
  };
}
