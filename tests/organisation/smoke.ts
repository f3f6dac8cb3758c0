import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { printed } from '../../bot/answers/punctuation.ts';
import { openKnowledge } from '../../bot/cli/knowledge.ts';
import { exampleOf, exampleQuestions } from '../../bot/commands/example-words.ts';
import { COMMANDS } from '../../bot/commands/table.ts';
import type { Knowledge } from '../../bot/commands/turn.ts';
import { readConfig } from '../../bot/config.ts';
import { validateKnowledge } from '../../indexer/index.ts';
import { packTeams } from '../../manifest/pack.ts';
import { serverUnderTest } from '../access/server-under-test.ts';
import { dialogue } from '../dialogues/dialogue.ts';
import { schemaErrors } from '../schema-errors.ts';

/** A question with words that its answer has. */
type Asked = readonly [question: string, ...words: string[]];

/** What is asked of the knowledge of one organisation. */
export interface Smoke {
  readonly folder: string;
  /** A figure of its report, with the place and the figure; in its people's words for it as well. */
  readonly figures: readonly Asked[];
  readonly article: Asked;
  readonly olderArticle: Asked;
  /** Questions in other words than those of the texts. */
  readonly loose: readonly Asked[];
  /** Questions on other places or years, which have no answer here. */
  readonly foreign: readonly string[];
  readonly page: { readonly title: string; readonly motto: string };
}

/** Own words are printed with full-width marks, words of the texts as they are. */
const folded = (words: string): string => words.normalize('NFKC');

/** The same tests for every organisation: what a folder of knowledge tells is all that tells them apart. */
export function smoke(name: string, { folder, ...asked }: Smoke): void {
  const now = () => new Date('2025-01-01T04:00:00Z');
  let knowledge: Knowledge;
  beforeAll(async () => {
    knowledge = await openKnowledge({ dirs: [folder], now });
  });
  const hear = async (text: string): Promise<string> => (await dialogue({ knowledge })).hear(text);

  describe(name, () => {
    test('has nothing to mend', async () => {
      expect((await validateKnowledge([folder])).filter((p) => p.severity === 'error')).toEqual([]);
    });

    const { figures, article, olderArticle, loose } = asked;
    test.each([...figures, article, olderArticle, ...loose])('answers %s', async (question, ...words) => {
      const answer = await hear(question);
      for (const word of words) expect(folded(answer)).toContain(folded(word));
    });

    test.each(asked.foreign)('refuses %s', async (question) => {
      expect(await hear(question)).toMatch(/没有找到能回答这个问题的内容|不能拿别的年份的情况作答/u);
    });

    test('greets with questions of its own that are answered', async () => {
      const { organisation, find } = knowledge.library;
      const questions = exampleQuestions(organisation).slice(0, 3);
      const greeting = await hear('你好');
      if (organisation.start.greeting)
        expect(folded(greeting)).toContain(folded(organisation.start.greeting));
      expect(questions).toHaveLength(3);
      for (const { question } of questions) {
        expect(folded(greeting)).toContain(folded(question));
        expect((await find(question)).outcome, question).toBe('answered');
      }
    });

    test('helps with examples that work', async () => {
      const help = await hear('帮助');
      for (const command of COMMANDS.filter((c) => c.listed)) {
        const example = exampleOf(command, knowledge.library.organisation);
        expect(example, command.name).toBeDefined();
        if (command.name === '帮助' || example === command.name) continue;
        expect(folded(help)).toContain(folded(example!));
        expect(await hear(example!), example).not.toMatch(/没有找到|没有收录这份|是哪一份/);
      }
    });

    test('opens with its own page', async () => {
      const server = await serverUnderTest({}, { now, openKnowledge: async () => knowledge });
      const page = await (await fetch(`${server.local}/`)).text();
      await server.stop();
      expect(page).toContain(`<title>${asked.page.title}</title>`);
      expect(page).toContain(asked.page.motto);
      const [first] = exampleQuestions(knowledge.library.organisation);
      expect(page).toContain(`data-send="${printed(first!.question)}"`);
    });

    test('packs an app for Teams with its name and its questions', async () => {
      const { organisation } = knowledge.library;
      const config = readConfig({
        ZHIYI_PUBLIC_URL: 'https://zhiyi.example',
        MicrosoftAppId: '11111111-2222-3333-4444-555555555555',
        MicrosoftAppPassword: 'x',
        MicrosoftAppTenantId: 'tenant',
        ZHIYI_PRIVACY_URL: 'https://zhiyi.example/privacy',
        ZHIYI_TERMS_URL: 'https://zhiyi.example/terms',
      });
      const files = unzipSync(await packTeams(config, '1.2.3', organisation));
      const json = (file: string) => JSON.parse(Buffer.from(files[file]!).toString());
      const manifest = json('manifest.json');
      expect(manifest.developer.name).toBe(organisation.name);
      const titles = manifest.bots[0].commandLists[0].commands.map((c: { title: string }) => c.title);
      expect(titles.slice(0, 3)).toEqual(
        exampleQuestions(organisation)
          .slice(0, 3)
          .map((q) => q.question),
      );
      expect(schemaErrors('manifest-v1.22.schema.json', manifest) ?? []).toEqual([]);
      expect(schemaErrors('localization-v1.22.schema.json', json('en-us.json')) ?? []).toEqual([]);
    });
  });
}
