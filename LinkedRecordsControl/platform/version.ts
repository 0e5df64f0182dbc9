/** The version of the control that telemetry names; a test holds it against package.json. */
export const version = "0.1.0";
