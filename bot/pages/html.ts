/** The one place where text becomes HTML. */

/** HTML that is safe to put into a page as it is: made by `html`, never from a plain string. */
export interface Html {
  readonly html: string;
}

export type Part = Html | string | number | undefined | false | readonly Part[];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for element content and quoted attributes. Example: `<img onerror>` → &lt;img onerror&gt; */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (c) => ESCAPES[c]!);
}

/** A template whose values are escaped unless they are Html. Attributes must be quoted. */
export function html(strings: TemplateStringsArray, ...values: readonly Part[]): Html {
  return { html: strings.map((s, i) => s + (i < values.length ? render(values[i]) : '')).join('') };
}

function render(part: Part): string {
  if (part === undefined || part === false) return '';
  if (typeof part === 'string') return escapeHtml(part);
  if (typeof part === 'number') return String(part);
  if (isList(part)) return part.map(render).join('');
  return part.html;
}

function isList(part: Html | readonly Part[]): part is readonly Part[] {
  return Array.isArray(part);
}

/** Several parts one after the other. */
export function join(parts: readonly Part[]): Html {
  return { html: parts.map(render).join('') };
}

/** Markup of our own that no template can write, such as the doctype. Never give it words from outside. */
export function raw(markup: '<!DOCTYPE html>'): Html {
  return { html: markup };
}

/** An address that may become a link: http and https only. Example: javascript:alert(1) → undefined */
export function webAddress(url: string | undefined): string | undefined {
  return url !== undefined && /^https?:\/\/[^\s"'<>\\]+$/i.test(url) ? url : undefined;
}
