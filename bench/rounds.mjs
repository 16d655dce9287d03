// Interleaved rounds: in each, every subject in turn, so that a machine that slows down slows all of them.

/**
 * @returns {Promise<Record<string, object[]>>} the results of each subject, a round each; the first round only warms up
 */
export async function measure(generator, subjects, { requests }, { rounds, seconds, connections }) {
  const results = Object.fromEntries(Object.keys(requests).map((name) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const [name, texts] of Object.entries(requests)) {
      const subject = subjects[name.split(':')[0]];
      const before = subject.cpu;
      const result = await generator.run({ port: subject.port, requests: texts, connections, seconds });
      const cpuMicros = before === undefined ? null : ((subject.cpu - before) * 1000) / result.answers;
      if (round > 0) results[name].push({ ...result, cpuMicros });
    }
  }
  return results;
}

const sorted = (values) => values.toSorted((one, other) => one - other);
export const median = (values) => sorted(values)[values.length >> 1];

/** Each subject beside the base, round by round: the median of the ratios, and how far they spread. */
export function compare(results, base) {
  return Object.entries(results).map(([name, rounds]) => {
    const ratios = rounds.map(({ perSecond }, index) => perSecond / results[base][index].perSecond);
    const of = (field) => (rounds[0][field] === null ? null : median(rounds.map((round) => round[field])));
    return {
      name,
      ratio: median(ratios),
      lowest: Math.min(...ratios),
      highest: Math.max(...ratios),
      perSecond: of('perSecond'),
      p50: of('p50'),
      p99: of('p99'),
      cpuMicros: of('cpuMicros'),
      statuses: rounds[0].statuses,
    };
  });
}
