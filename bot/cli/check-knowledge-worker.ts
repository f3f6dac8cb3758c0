import { openLibrary, validateKnowledge, ZhiyiError } from '../../indexer/index.ts';

/** What a check is told; crosses to its thread. */
export interface CheckOrder {
  readonly dirs: readonly string[];
  readonly cacheDir: string;
}

/** The errors of the folders, in Chinese, each with its place; warnings are none. Without errors the index is built. */
export async function check({ dirs, cacheDir }: CheckOrder): Promise<string[]> {
  try {
    const problems = await validateKnowledge(dirs);
    const errors = problems.filter((p) => p.severity === 'error');
    if (errors.length > 0) return errors.map((p) => `${p.file}:${p.line} ${p.message}`);
    await openLibrary({ dirs, cacheDir, now: () => new Date() });
    return [];
  } catch (error) {
    if (error instanceof ZhiyiError) return [`${error.message};${error.cure}`];
    throw error;
  }
}
