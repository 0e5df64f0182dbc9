/** Keys that hold a secret, such as clientSecret, client_secret and password. */
const secretKey = /^(?:.*[^a-z])?(?:client_?secret|secret|password|api_?key|access_?token|refresh_?token)$/i;

/**
 * Finds secrets in JSON, such as `apiProperties.json`: whoever gets a solution with one could use it.
 *
 * @param value the JSON
 * @param pointer where it stands
 * @returns JSON pointers to the secrets
 */
export function findSecrets(value: unknown, pointer = ""): string[] {
  if (typeof value !== "object" || value === null) {
    return [];
  }
  return Object.entries(value as Record<string, unknown>).flatMap(([key, each]) => {
    const place = `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    // Custom parameters are written as {"clientSecret": {"value": "…"}}.
    const inner = typeof each === "object" && each !== null && "value" in each ? each.value : undefined;
    const [text, where] = inner === undefined ? [each, place] : [inner, `${place}/value`];
    // A reference names where the secret is kept, instead of being it.
    const isSecret =
      secretKey.test(key) &&
      typeof text === "string" &&
      text.trim() !== "" &&
      !text.startsWith("@environmentVariables(");
    return isSecret ? [where] : findSecrets(each, place);
  });
}
