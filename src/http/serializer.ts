import type { FastifyInstance } from 'fastify';
import { isRowList } from '../common/row-list.js';

/** The one serializer of answers. */
export function serializeAnswers(server: FastifyInstance): void {
  // Fastify sends bytes as well as text; its types name text alone.
  server.setReplySerializer(serialize as (answer: unknown) => string);
}

/** JSON.stringify, which knows no list of rows: one among the members of an answer writes itself in its place. */
export function serialize(answer: unknown): string | Buffer {
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return JSON.stringify(answer);
  const members = Object.entries(answer);
  const place = members.findIndex(([, value]) => isRowList(value));
  const [name, rows] = members[place] ?? [];
  if (!isRowList(rows)) return JSON.stringify(answer);
  const before = written(members.slice(0, place)).map((member) => `${member},`);
  const after = written(members.slice(place + 1)).map((member) => `,${member}`);
  return rows.json(`{${before.join('')}${JSON.stringify(name)}:`, `${after.join('')}}`);
}

const written = (members: [string, unknown][]): string[] =>
  members
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`);
