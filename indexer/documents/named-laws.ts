import { z } from 'zod';
import type { Problem } from '../types.ts';
import type { Folders } from './knowledge-files.ts';
import { readList } from './read-list.ts';

/** The list of laws that people name, whether their texts are held or not. */
export const NAMED_LAWS = 'words/named-laws.yaml';

const text = z.string().min(1);

/** One line of words/named-laws.yaml: a law by its name, so that a text not held is recognised as one. Nothing of its content. */
export const namedLaw = z.strictObject({
  title: text
    .refine((title) => !/[《》]|^中华人民共和国/u.test(title), { error: '不写书名号和“中华人民共和国”' })
    .describe('全称,不写书名号和“中华人民共和国”'),
  short: z.array(z.string().min(2)).default([]).describe('人们实际使用的简称,两个字以上'),
  kind: z
    .enum(['law', 'administrative-regulation', 'party-regulation', 'rules'])
    .describe('law 法律、administrative-regulation 行政法规、party-regulation 党内法规、rules 部门规章'),
  issuer: text.describe('制定机关'),
});

export type NamedLaw = z.infer<typeof namedLaw>;

/** Laws by name, of all folders of knowledge. Names that stand twice are errors: one name names one law. */
export async function loadNamedLaws(folders: Folders): Promise<{ laws: NamedLaw[]; problems: Problem[] }> {
  const { entries, problems } = await readList(folders, NAMED_LAWS, namedLaw);
  const seen = new Map<string, string>();
  for (const { item, file, lineOf } of entries)
    for (const name of [item.title, ...item.short]) {
      const key = `${file}\n${name}`;
      const other = seen.get(key);
      if (other !== undefined)
        problems.push({
          file,
          line: lineOf(['title']),
          message: `名称“${name}”也在“${other}”里`,
          cure: '一个名称只写在一部法下',
          severity: 'error',
        });
      seen.set(key, item.title);
    }
  return { laws: entries.map(({ item }) => item), problems };
}
