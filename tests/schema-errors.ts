import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { reference } from './reference.ts';

/**
 * What a schema of data/teams has against a value; undefined where the reference folder is not there. The schemas are
 * of draft 4, whose `id` and `$schema` ajv does not take, and hold patterns that are none under the u flag.
 */
export function schemaErrors(file: string, value: unknown): unknown[] | undefined {
  const folder = reference();
  if (!folder) return undefined;
  const schema = JSON.parse(readFileSync(path.join(folder, 'data/teams', file), 'utf8'));
  const { $schema: _, id: __, ...rest } = schema;
  const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(rest);
  validate(JSON.parse(JSON.stringify(value)));
  return validate.errors ?? [];
}
