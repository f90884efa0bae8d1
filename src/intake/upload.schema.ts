import type { ApiBodyOptions } from '@nestjs/swagger';

type SchemaObject = NonNullable<Extract<ApiBodyOptions, { schema: unknown }>['schema']>;

const text: SchemaObject = { type: 'string' };

/** A file alone. */
export const FILE_SCHEMA: SchemaObject = {
  type: 'object',
  required: ['file'],
  properties: { file: { type: 'string', format: 'binary' } },
};

/** A multipart upload: the file, and the fields that it does not say itself. */
export const UPLOAD_SCHEMA: SchemaObject = {
  type: 'object',
  required: ['file', 'externalId', 'office', 'segments'],
  properties: {
    file: { type: 'string', format: 'binary' },
    externalId: text,
    office: text,
    segments: { type: 'array', items: text },
    channel: { type: 'string', enum: ['email', 'letter'] },
    campaign: text,
    subject: text,
    signatory: text,
    sendFrom: text,
    sendUntil: text,
    journey: text,
    pieces: { type: 'integer' },
    unitCost: { type: 'string', example: '0.85 USD' },
  },
};
