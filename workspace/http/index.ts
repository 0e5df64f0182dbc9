export { check, guidSchema, readBody, requireJson, route } from "./jsonRoutes";
export { answerError, errorBody, RequestError } from "./requestError";
