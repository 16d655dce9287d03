import { Documents, work } from './documents.js';
import { Answer, Caller } from './http.js';
import { World } from './world.js';

export const TEMPLATES = '/accounting/report-templates';
export const JANUARY = { startDate: '2026-01-01', endDate: '2026-01-31' };

type Run = (caller: Caller, name: string, parameters?: Record<string, string>) => Promise<Answer>;

/** The two ways to run a report. */
export const RUNS: { GET: Run; POST: Run } = {
  GET: (caller, name, parameters) =>
    caller.get(`${TEMPLATES}/${name}/run?${new URLSearchParams(parameters).toString()}`),
  POST: (caller, name, parameters) => caller.post(`${TEMPLATES}/${name}/run`, parameters),
};

/** The books of a company in January of 2026: a sale of 100.50 at ISV15 and 10.00 without, a purchase of 40.00 at ISV18. */
export async function januaryBooks(world: World): Promise<{ documents: Documents; number: string }> {
  const documents = await Documents.open(world);
  await documents.caller.patch(`/business-partners/${documents.partnerId}`, { taxId: '08011985123960' });
  const lines = [work(2, 50.25, { tax: 'ISV15' }), work(1, 10)];
  const { number } = await documents.create('01', { date: '2026-01-31', dueDate: '2026-02-28', lines });
  const bought = { date: '2026-01-15', number: 'F-118', lines: [work(1, 40, { tax: 'ISV18' })] };
  await documents.create('103', bought);
  return { documents, number };
}
