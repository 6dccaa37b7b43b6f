import { z } from 'zod';
import type { Contract, Endpoint } from '@guiyan/shared/contract/define';

const json = (schema: object) => ({ content: { 'application/json': { schema } } });
const errorReply = { type: 'object', required: ['error'], properties: { error: { type: 'object', required: ['code', 'message', 'requestId'], properties: { code: { type: 'string' }, message: { type: 'string' }, fields: { type: 'object', additionalProperties: { type: 'string' } }, retryAfter: { type: 'integer' }, requestId: { type: 'string' } } } } };

const hatsOf = (e: Endpoint): string => (e.hats === 'public' ? 'anyone' : e.hats === 'user' ? 'anyone signed in' : e.hats.join(', '));

/** OpenAPI 3.1, made from the contract: what runs is what is written. */
export function openapi(contract: Contract): object {
  const paths = Object.fromEntries(Object.entries(contract).map(([name, e]) => [`/api/${name}`, {
    post: {
      operationId: name, tags: [name.split('.')[0]], summary: e.about, description: `Kind: ${e.kind}. Hats: ${hatsOf(e)}.`,
      ...(e.hats === 'public' ? {} : { security: [{ bearer: [] }] }),
      parameters: e.kind === 'write' ? [{ name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string', format: 'uuid' } }] : [],
      requestBody: { required: true, ...json(z.toJSONSchema(e.input, { io: 'input' })) },
      responses: {
        200: { description: 'Done', ...json({ type: 'object', required: ['data'], properties: { data: z.toJSONSchema(e.output) } }) },
        default: { description: 'Refused, with a code and a sentence', ...json(errorReply) },
      },
    },
  }]));
  return { openapi: '3.1.0', info: { title: 'Guiyan 归雁', version: '0.1.0', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } }, paths, components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } } };
}
