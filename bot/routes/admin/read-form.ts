import type { HttpRequest } from '../http.ts';
import type { Form } from './desk.ts';

/** Largest form with a file, bytes. */
export const MOST_FORM = 21 * 1024 * 1024;

/** A form with more than is read. */
export class FormTooLarge extends Error {
  override readonly name = 'FormTooLarge';
}

/**
 * Reads a form as browsers send it. One with a file is read here: the server leaves it on the wire, so that it is never on the
 * disk and nobody without the role makes the server read it. @throws FormTooLarge
 */
export async function readForm(req: HttpRequest): Promise<Form> {
  const type = req.headers['content-type'] ?? '';
  if (/^multipart\/form-data/i.test(type)) return formOf(await multipart(req, type));
  return formOf(new URLSearchParams(typeof req.body === 'string' ? req.body : ''));
}

type Fields = Pick<FormData, 'get' | 'getAll'> | URLSearchParams;

function formOf(fields: Fields): Form {
  const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
  return {
    field: (name) => text(fields.get(name)),
    all: (name) => [...fields.getAll(name)].map(text).filter((value) => value !== ''),
    async file(name) {
      const value: unknown = fields.get(name);
      if (!(value instanceof File)) return undefined;
      return { name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) };
    },
  };
}

async function multipart(req: HttpRequest, type: string): Promise<FormData> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req) {
    size += (chunk as Buffer).length;
    if (size > MOST_FORM) throw new FormTooLarge();
    chunks.push(chunk as Buffer);
  }
  const body = new Response(Buffer.concat(chunks), { headers: { 'Content-Type': type } });
  return body.formData().catch(() => new FormData());
}
