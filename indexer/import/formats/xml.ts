import { Parser } from 'htmlparser2';

/** An element of a part of a Word file. Words and attributes stay as they are written, entities not resolved. */
export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  children: (XmlElement | string)[];
}

/** Reads a part of a Word file, which declares no entities of its own. */
export function readXml(text: string): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [] };
  const stack = [root];
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const element: XmlElement = { name, attributes: { ...attributes }, children: [] };
        stack.at(-1)!.children.push(element);
        stack.push(element);
      },
      ontext(words) {
        stack.at(-1)!.children.push(words);
      },
      onclosetag() {
        stack.pop();
      },
    },
    { xmlMode: true, decodeEntities: false },
  );
  parser.write(text);
  parser.end();
  return root;
}

/** Writes what `readXml` read. Walks without recursion: parts may be nested deep. */
export function writeXml(root: XmlElement): string {
  const out: string[] = ['<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'];
  const stack: (XmlElement | string)[] = [...root.children].reverse();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (typeof node === 'string') {
      out.push(node);
      continue;
    }
    const attributes = Object.entries(node.attributes).map(([key, value]) => ` ${key}="${value}"`);
    out.push(`<${node.name}${attributes.join('')}>`);
    stack.push(`</${node.name}>`);
    for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i]!);
  }
  return out.join('');
}

/** The first child of a name. */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((c): c is XmlElement => typeof c !== 'string' && c.name === name);
}

/** All children of a name. */
export function childrenOf(element: XmlElement | undefined, name: string): XmlElement[] {
  return (element?.children ?? []).filter((c): c is XmlElement => typeof c !== 'string' && c.name === name);
}

/** The value of a child such as <w:ilvl w:val="1"/>. */
export function valOf(element: XmlElement | undefined, name: string): string | undefined {
  return child(element, name)?.attributes['w:val'];
}

/** All elements below one, itself included, in order. */
export function* xmlElements(root: XmlElement): Generator<XmlElement> {
  const stack = [root];
  for (let element = stack.pop(); element; element = stack.pop()) {
    yield element;
    for (let i = element.children.length - 1; i >= 0; i--) {
      const inner = element.children[i]!;
      if (typeof inner !== 'string') stack.push(inner);
    }
  }
}
