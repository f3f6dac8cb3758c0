import { Parser } from 'htmlparser2';
import { ImportError } from '../../errors.ts';
import { LIMITS } from '../source.ts';

/** An element of a page, as far as importing needs it. */
export interface Element {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly parent: Element | undefined;
  readonly children: (Element | string)[];
}

export interface Page {
  readonly root: Element;
  /** Whether the page opens <html> and never closes it: a download that stopped. */
  readonly cutOff: boolean;
}

/** Parses a page, however broken, into its elements. @throws ImportError past the bounds on depth and size */
export function parseHtml(markup: string): Page {
  const root: Element = { tag: '#root', attributes: {}, parent: undefined, children: [] };
  let current = root;
  let depth = 0;
  let nodes = 0;
  const parser = new Parser({
    onopentag(tag, attributes) {
      nodes += 1;
      depth += 1;
      if (depth > LIMITS.htmlDepth || nodes > LIMITS.htmlNodes) {
        throw new ImportError('网页嵌套过深或标签过多', '这不像正常的网页;换成正文页,或另存为文字');
      }
      const element: Element = { tag, attributes, parent: current, children: [] };
      current.children.push(element);
      current = element;
    },
    ontext(text) {
      current.children.push(text);
    },
    onclosetag() {
      depth -= 1;
      current = current.parent ?? root;
    },
  });
  parser.write(markup);
  parser.end();
  return { root, cutOff: /<html[\s>]/iu.test(markup) && !/<\/html\s*>/iu.test(markup) };
}

/** All elements in document order. */
export function* elements(root: Element): Generator<Element> {
  const stack: Element[] = [root];
  for (let element = stack.pop(); element; element = stack.pop()) {
    yield element;
    for (let i = element.children.length - 1; i >= 0; i--) {
      const child = element.children[i]!;
      if (typeof child !== 'string') stack.push(child);
    }
  }
}
