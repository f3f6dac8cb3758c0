import type { ExampleQuestion, Organisation } from '../../indexer/index.ts';
import type { Command } from './table.ts';

/** Questions of an organisation, in order of preference: the first of each role, then the second of each. */
export function exampleQuestions({ questions }: Organisation): ExampleQuestion[] {
  const most = Math.max(0, ...questions.map(({ ask }) => ask.length));
  return Array.from({ length: most }, (_, i) => questions.flatMap(({ ask }) => ask[i] ?? [])).flat();
}

/**
 * The example of a command with the words of an organisation; undefined where it needs words that the organisation does not
 * give, since made-up ones would not work. Example: 目录 {document} → 目录 渡口条例
 */
export function exampleOf({ example }: Command, organisation: Organisation): string | undefined {
  const words: Readonly<Record<string, string | undefined>> = {
    ...organisation.examples,
    question: exampleQuestions(organisation)[0]?.question,
  };
  const missing = [...example.matchAll(/\{(\w+)\}/gu)].some((m) => words[m[1]!] === undefined);
  return missing ? undefined : example.replace(/\{(\w+)\}/gu, (_, name: string) => words[name]!);
}
