import { OpenAPIObject } from '@nestjs/swagger';
import { PARTLY, ROWS } from '../common/answers.js';
import { PLAIN } from '../common/says.js';
import { REFUSALS, Schemas } from './refusal-schemas.js';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Schema = Schemas[string];

const PLATFORM = '/api/v1/';

const PAGE_META: Schema = {
  type: 'object',
  required: ['per_page'],
  properties: {
    per_page: { type: 'integer' },
    next_cursor: { type: 'string', description: 'Where the next page begins; absent on the last one.' },
    page: { type: 'integer' },
    total: { type: 'integer' },
    total_pages: { type: 'integer' },
    current_page: { type: 'integer', description: 'The same as `page`.' },
    total_count: { type: 'integer', description: 'The same as `total`.' },
  },
};

/** Sentences about the records that were not taken, by what the sender calls them. */
const RECORD_ERRORS: Schema = {
  type: 'object',
  additionalProperties: { type: 'array', items: { type: 'string' } },
};

/**
 * Completes what the types of the controllers say: the envelope of answers, the items of lists, refusals, and
 * what may be left out of a request.
 */
export function completeSchemas(document: OpenAPIObject): OpenAPIObject {
  const schemas: Schemas = (document.components!.schemas ??= {});
  for (const schema of Object.values(schemas)) hideCompany(schema);
  for (const [path, { get, post, put, patch, delete: remove }] of Object.entries(document.paths)) {
    const isPlatform = path.startsWith(PLATFORM);
    const listed = answerOf(document.paths[`${path}/{id}`]?.get);
    for (const operation of [get, post, put, patch, remove]) {
      if (!operation) continue;
      const rows = rowsOf(operation) ?? (operation === get ? listed : undefined);
      if (isPlatform && !(PLAIN in operation)) wrapAnswer(operation, rows);
      refuse(operation, isPlatform ? 'Refusal' : 'AbacoRefusal');
      relaxBody(operation, schemas);
      relaxQuery(operation);
    }
  }
  Object.assign(schemas, { PageMeta: PAGE_META, ...REFUSALS });
  return document;
}

/** The company of a record is its caller's own; it is on no wire. */
function hideCompany(schema: Schema): void {
  if (!('properties' in schema) || !schema.properties) return;
  delete schema.properties.company_id;
  schema.required = schema.required?.filter((name) => name !== 'company_id');
}

/** What the handler's type says of its answer. */
function answerOf(operation: Operation | undefined): Schema | undefined {
  const answer = Object.entries(operation?.responses ?? {}).find(([status]) => status.startsWith('2'))?.[1];
  return answer && 'content' in answer ? answer.content?.['application/json']?.schema : undefined;
}

/** What a list says itself of its rows. */
function rowsOf(operation: Operation): Schema | undefined {
  const { [ROWS]: rows } = operation as { [ROWS]?: string };
  return rows === undefined ? undefined : { $ref: `#/components/schemas/${rows}` };
}

/** What an answer may have beside its data. */
function besides(operation: Operation, listed: Schema | undefined): Record<string, Schema> {
  if (listed) return { meta: { $ref: '#/components/schemas/PageMeta' } };
  return PARTLY in operation ? { errors: RECORD_ERRORS } : {};
}

function wrapAnswer(operation: Operation, listed: Schema | undefined): void {
  const data: Schema = listed
    ? { type: 'array', items: listed }
    : (answerOf(operation) ?? { type: 'object' });
  const status = Object.keys(operation.responses).find((name) => name.startsWith('2'))!;
  if (!isFile(operation.responses[status]!)) {
    operation.responses[status] = {
      description: listed ? 'One page' : 'Done',
      content: { 'application/json': { schema: envelope(data, besides(operation, listed)) } },
    };
  }
}

function refuse(operation: Operation, schema: keyof typeof REFUSALS): void {
  operation.responses.default = {
    description: 'Refused',
    content: { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } },
  };
}

/** A handler that says itself what it answers, and that it is no JSON, has no envelope around it. */
function isFile(answer: Operation['responses'][string] & {}): boolean {
  return 'content' in answer && answer.content !== undefined && !('application/json' in answer.content);
}

function envelope(data: Schema, beside: Record<string, Schema>): Schema {
  const required = Object.keys(beside).filter((name) => name === 'meta');
  return {
    type: 'object',
    required: ['success', 'data', ...required],
    properties: {
      success: { type: 'boolean', enum: [true] },
      data,
      ...beside,
      message: { type: 'string' },
    },
  };
}

/** A body without a required value may be left out. */
function relaxBody({ requestBody }: Operation, schemas: Schemas): void {
  if (!requestBody || !('content' in requestBody)) return;
  const named = requestBody.content['application/json']?.schema;
  const schema = named && '$ref' in named ? schemas[named.$ref.split('/').at(-1)!] : named;
  requestBody.required = Boolean(schema && 'required' in schema && schema.required?.length);
}

/** A query parameter that has a default may be left out. */
function relaxQuery({ parameters = [] }: Operation): void {
  for (const parameter of parameters) {
    if (!('schema' in parameter) || !parameter.schema || !('default' in parameter.schema)) continue;
    parameter.required = false;
  }
}
