declare module "swagger-client" {
  const load: unknown;
  export default load;
}
