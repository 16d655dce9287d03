// Interleaved rounds: in each, every subject in turn, so that a machine that slows down slows all of them.

/**
 * @param {Record<string, import('./subjects.mjs').Subject>} subjects
 * @param {Record<string, unknown[]>} requests what each row sends: `<subject>` or `<subject>: <what of it>`
 * @param {{ rounds: number, databaseCpu: () => number | undefined }} pace what else it holds goes to the subjects
 * @returns {Promise<Record<string, object[]>>} the results of each row, a round each; the first round only warms up
 */
export async function measure(subjects, requests, { rounds, databaseCpu, ...load }) {
  const results = Object.fromEntries(Object.keys(requests).map((name) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const [name, sent] of Object.entries(requests)) {
      const subject = subjects[subjectOf(name)];
      const [own, ofDatabase] = [subject.cpu, databaseCpu()];
      const result = await subject.run({ ...load, requests: sent });
      const each = (now, before) => (before === undefined ? null : ((now - before) * 1000) / result.answers);
      const cpuMicros = each(subject.cpu, own);
      const databaseMicros = each(databaseCpu(), ofDatabase);
      if (round > 0)
        results[name].push({ ...result, cpuMicros, databaseMicros, cost: cpuMicros + databaseMicros });
    }
  }
  return results;
}

export const subjectOf = (row) => row.split(':')[0];

const sorted = (values) => values.toSorted((one, other) => one - other);
export const median = (values) => sorted(values)[values.length >> 1];

/** A list of values, as one with its spread. */
export const spread = (values) => ({
  value: median(values),
  lowest: Math.min(...values),
  highest: Math.max(...values),
});

/** One row beside another, round by round; `field` says in what. */
export const ratios = (results, name, base, field = 'perSecond') =>
  results[name].map((round, index) => round[field] / results[base][index][field]);

/** Each row beside the base: the median of the ratios, and how far they spread. */
export function compare(results, base) {
  return Object.entries(results).map(([name, rounds]) => {
    const of = (field) => (rounds[0][field] === null ? null : median(rounds.map((round) => round[field])));
    const { value: ratio, lowest, highest } = spread(ratios(results, name, base));
    return {
      name,
      ratio,
      lowest,
      highest,
      perSecond: of('perSecond'),
      p50: of('p50'),
      p99: of('p99'),
      cpuMicros: of('cpuMicros'),
      databaseMicros: of('databaseMicros'),
      statuses: totalled(rounds.map(({ statuses }) => statuses)),
    };
  });
}

/** Counts by name, added up. */
export function totalled(all) {
  const totals = {};
  for (const counts of all)
    for (const [name, count] of Object.entries(counts)) totals[name] = (totals[name] ?? 0) + count;
  return totals;
}
