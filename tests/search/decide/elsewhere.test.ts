import { describe, expect, it } from 'vitest';
import { openLibrary } from '../../../indexer/index.ts';

/** The shipped knowledge knows these texts by their catalogue and everyday words alone. */
const library = await openLibrary({ dirs: ['knowledge'], now: () => new Date('2026-03-01T00:00:00Z') });

describe('a question that a text not held would answer', () => {
  it('is refused with the name of that text', async () => {
    const { outcome, reason, about } = await library.find('台风天学校停不停课');
    expect([outcome, reason, about?.title]).toEqual(['not_found', 'text_not_held', '浙江省气象灾害防御条例']);
  });

  it('is pointed at the text of another place only when it names the place', async () => {
    const named = await library.find('上海的应急单元是什么');
    expect(named.about?.title).toMatch(/^上海市/);
    const unnamed = await library.find('应急单元是什么');
    expect(unnamed.about?.title ?? '').not.toMatch(/^上海市/);
  });
});
