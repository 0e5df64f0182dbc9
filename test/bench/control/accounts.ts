const companies = [
  "Adventure Works",
  "Contoso",
  "Fabrikam",
  "Northwind",
  "Woodgrove",
  "Litware",
  "Proseware",
  "Tailspin",
];
const branches = ["Suites", "Retail", "Energy", "Residences", "Logistics", "Foods", "Clinics", "Pharmacy"];
const regions = ["North", "South", "East", "West", "Central"];

/** What is typed over these accounts, 20 letters; it fits one account in 320. */
export const typedText = "Contoso Suites North";

/** Many accounts with the names of well-known sample companies; all told apart by number, e-mail address and phone. */
export function* manyAccounts(count: number): Generator<readonly [table: string, body: object]> {
  for (let index = 0; index < count; index++) {
    const company = companies[index % companies.length];
    const branch = branches[Math.floor(index / companies.length) % branches.length];
    const region = regions[Math.floor(index / (companies.length * branches.length)) % regions.length];
    const name = `${company} ${branch} ${region} ${index}`;
    const body = {
      name,
      accountnumber: `B-${index}`,
      emailaddress1: `office${index}@${company.toLowerCase().replace(" ", "-")}.example`,
      telephone1: `+1 425 555 01${String(index % 100).padStart(2, "0")}`,
      address1_city: region,
    };
    yield ["account", body];
  }
}
