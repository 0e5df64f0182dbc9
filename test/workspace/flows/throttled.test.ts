import { routeCases } from "../../bench/routing/routeCases";

test("200 cases created in one go are all routed, each once, though Dataverse fails, throttles and loses answers", async () => {
  const { once, others, runs, retries } = await routeCases({ count: 200, portion: 200 });
  expect(others).toEqual([]);
  expect([once, runs]).toEqual([200, { succeeded: 200, failed: 0 }]);
  expect(retries).toBeGreaterThan(10);
});
