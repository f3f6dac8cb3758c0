import path from 'node:path';
import type { Document, Problem } from '../types.ts';
import type { LoadedFile } from './join-files.ts';
import { findPlace } from './places.ts';

/**
 * What one file says that cannot be: its name against its id, its dates against one another, headnotes without what
 * they follow, and references to documents, versions and places that do not exist among all that is loaded.
 */
export function checkDocument({ document, read }: LoadedFile, all: DocumentsById): Problem[] {
  const problems: Problem[] = [];
  const error = (field: readonly PropertyKey[], message: string, cure: string) => {
    problems.push({ file: document.path, line: read.lineOf(field), message, cure, severity: 'error' });
  };
  checkName(document, error);
  checkDates(document, error);
  checkSuccessor(document, all, error);
  checkStatus(document, error);
  checkAddresses(document, error);
  checkHeadnotes(document, error);
  checkRelations(document, all, error);
  return problems;
}

/** The documents loaded, by the ids of their works. */
export type DocumentsById = ReadonlyMap<string, readonly Document[]>;

/** Those of the work with an id. */
export type DocumentsOf = (id: string) => readonly Document[];

type Report = (field: readonly PropertyKey[], message: string, cure: string) => void;

function checkName({ id, version, path: file }: Document, error: Report): void {
  const name = path.basename(file, '.md');
  const names = version === undefined ? [id] : [id, `${id}@${version}`];
  if (names.includes(name)) return;
  error(
    ['id'],
    `文件名 ${name}.md 与 id、version 不一致`,
    `文件名应为 ${names.map((n) => `${n}.md`).join(' 或 ')}`,
  );
}

function checkDates(document: Document, error: Report): void {
  const { version, adopted, effective, repealed, supersededBy } = document;
  const order = (field: 'effective' | 'repealed' | 'supersededBy', a?: string, b?: string, what = '') => {
    if (a !== undefined && b !== undefined && a < b) {
      error([field], `字段 ${field}(${a})早于${what}(${b})`, '核对这两个日期;首次施行日写进 history');
    }
  };
  order('effective', effective, adopted, '首次通过日 adopted');
  order('effective', effective, version, '本文本的日期 version');
  order('repealed', repealed, effective ?? version ?? adopted, '施行或通过日');
  if (supersededBy !== undefined && supersededBy === version) {
    error(['supersededBy'], '文件被自己的版本取代', '写取代它的那个版本的日期');
  } else order('supersededBy', supersededBy, version, '本文本的日期 version');
}

function checkSuccessor({ id, status, supersededBy }: Document, all: DocumentsById, error: Report): void {
  if (supersededBy === undefined) {
    if (status === 'superseded') {
      error(['status'], '写了已被取代,没写被哪个版本取代', '加 supersededBy: 新版本的日期');
    }
  } else if (!all.get(id)?.some((d) => d.version === supersededBy)) {
    error(['supersededBy'], `取代它的版本 ${id}@${supersededBy} 不存在`, '为新版本建一个文件,或改正日期');
  }
}

/** A status is worth what it is known from, and the day up to which that is known. */
function checkStatus({ status, statusAsOf, statusSource }: Document, error: Report): void {
  if (status === 'unverified') return;
  const missing = [
    ...(statusAsOf === undefined ? ['statusAsOf'] : []),
    ...(statusSource === undefined ? ['statusSource'] : []),
  ];
  if (missing.length > 0)
    error(
      ['status'],
      `写了效力状态 ${status},没写 ${missing.join('、')}`,
      '写明截至哪一天、由什么得知;没有核实过就写 unverified',
    );
}

/** A home page is no source: nobody finds the text there, and nothing can be checked against it. */
function checkAddresses({ source, headnotes }: Document, error: Report): void {
  const cure = '写全文所在的那一页;不知道就不写网址';
  const addresses: [readonly PropertyKey[], string | undefined][] = [
    [['source', 'url'], source?.url],
    ...(source?.alternatives ?? []).map(
      (url, i) => [['source', 'alternatives', i], url] as [PropertyKey[], string],
    ),
    ...[...(headnotes?.officialText ?? '').matchAll(WEB_ADDRESS)].map(
      ([url]) => [['headnotes', 'officialText'], url] as [PropertyKey[], string],
    ),
  ];
  for (const [field, url] of addresses)
    if (url !== undefined && isHomePage(url)) error(field, `网址 ${url} 是网站首页,不是全文所在的页`, cure);
}

const WEB_ADDRESS = /https?:\/\/[^\s"'<>\\)）,，。;；、]+/gu;

function isHomePage(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { pathname, search, hash } = new URL(address);
  return /^\/(?:index\.\w+)?$/u.test(pathname) && search === '' && hash === '';
}

function checkHeadnotes({ text, headnotes }: Document, error: Report): void {
  if (text === 'headnotes' && !headnotes) {
    error(['text'], '有要旨而没有写依据', '加 headnotes: follows、officialText、notice');
  }
}

function checkRelations(document: Document, all: DocumentsById, error: Report): void {
  const own = (all.get(document.id) ?? []).filter((d) => d.version === document.version);
  document.relations.forEach((relation, i) => {
    const [id = '', version] = relation.document.split('@');
    const targets = (all.get(id) ?? []).filter((d) => version === undefined || d.version === version);
    if (targets.length === 0) {
      error(
        ['relations', i, 'document'],
        `关系所指的文件 ${relation.document} 不存在`,
        '改正 id,或先为它建一个文件',
      );
    }
    checkPlace(relation.to, targets, (message, cure) => error(['relations', i, 'to'], message, cure));
    checkPlace(relation.from, own.length > 0 ? own : [document], (message, cure) =>
      error(['relations', i, 'from'], message, cure),
    );
  });
}

/** A place is looked for only where text is held; it must be in one of the expressions meant. */
function checkPlace(
  place: string | undefined,
  documents: readonly Document[],
  complain: (message: string, cure: string) => void,
): void {
  if (place === undefined || documents.length === 0 || documents.some((d) => d.text === 'none')) return;
  if (documents.some((d) => findPlace(d, place) !== undefined)) return;
  complain(`《${documents[0]?.title}》没有“${place}”这个位置`, '写法如 一(三)1、一·引言、第十二条第二款');
}
