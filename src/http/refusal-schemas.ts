import type { OpenAPIObject } from '@nestjs/swagger';

export type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;
type Schema = Schemas[string];

/** The values that were not accepted. */
const DETAILS: Schema = {
  type: 'array',
  items: {
    type: 'object',
    required: ['field', 'code', 'message'],
    properties: {
      field: { type: 'string' },
      code: { type: 'string' },
      message: { type: 'string' },
    },
  },
};

/** A refusal as the platform dialect writes it. */
const PLATFORM_REFUSAL: Schema = {
  type: 'object',
  required: ['success', 'error'],
  properties: {
    success: { type: 'boolean', enum: [false] },
    error: {
      type: 'object',
      required: ['code', 'message', 'reason', 'request_id'],
      properties: {
        code: { type: 'string', description: 'The kind of refusal, as WHMDC and YoFacturo name it.' },
        message: { type: 'string', description: 'For people, in the language of `Accept-Language`.' },
        reason: { type: 'string', description: 'Exactly what was refused; stable.' },
        details: DETAILS,
        request_id: { type: 'string' },
      },
    },
  },
};

/** A refusal as abaco writes it. */
const ABACO_REFUSAL: Schema = {
  type: 'object',
  required: ['code', 'message'],
  properties: {
    code: { type: 'string', description: 'Exactly what was refused; stable, in capitals.' },
    message: { type: 'string', description: 'For people, in Spanish.' },
    errors: DETAILS,
  },
};

/** By the names that `$ref` knows them by. */
export const REFUSALS = { Refusal: PLATFORM_REFUSAL, AbacoRefusal: ABACO_REFUSAL };
