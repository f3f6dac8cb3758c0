import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTraditional, normalise } from '../../../indexer/search/understand/normalise.ts';

describe('a message as the question it holds', () => {
  it.each([
    ['防洪法　第３８条', '防洪法 第38条', 'full width'],
    ['突發事件應對法第63條寫了什麼', '突发事件应对法第63条写了什么', 'traditional characters'],
    ['@小安 早上好!想问下特種作業安全碼發了多少？谢谢🙏', '特种作业安全码发了多少?', 'everything at once'],
    ['<at>知依</at> 大雾停渡吗', '大雾停渡吗', 'a mention as Teams writes it'],
    ['您好,请问渡口归谁管呀', '渡口归谁管', 'greeting and politeness'],
    ['困死了 渡口归谁管', '渡口归谁管', 'a complaint by itself'],
    ['加班累死了人怎么办', '加班累死了人怎么办', 'the same words in a question'],
    ['麻烦帮忙看一下防洪法第3条,谢谢啦', '防洪法第3条', 'politeness at both ends'],
    ['防洪法👍🏻第3条🇨🇳', '防洪法 第3条', 'emoji with their modifiers'],
    ['防洪\u200b法\ufeff第3条', '防洪法第3条', 'invisible characters'],
    ['07年版应对法第三条', '2007年版应对法第三条', 'a year by two digits'],
    ['20年工作报告', '2020年工作报告', 'a year by two digits'],
    ['20年一共罚了多少', '2020年一共罚了多少', 'a year that is reckoned'],
    ['咱们23年的检查处罚率', '咱们2023年的检查处罚率', 'a year that is reckoned'],
    ['07年那会的应对法第三条', '2007年那会的应对法第三条', 'a year by two digits'],
    ['保存20年', '保存20年', 'a length of time'],
    ['电焊工证20年没换罚多少', '电焊工证20年没换罚多少', 'a length of time'],
    ['满20年的处罚率', '满20年的处罚率', 'a length of time'],
    ['《防洪法》第三条', '《防洪法》第三条', 'title marks mean something'],
    ['额,罚款金额', '罚款金额', 'a sigh, and a word that ends like one'],
    ['渡口能开网吧吧', '渡口能开网吧', 'a particle, and a word that ends like one'],
    ['你好', '', 'a greeting asks nothing'],
    ['🙏🙏', '', 'nor does a gesture'],
    ['', '', 'nor nothing'],
  ])('%s → %s (%s)', async (message, question) => {
    expect(await normalise(message)).toBe(question);
  });

  it('leaves simplified writing to itself', async () => {
    expect(isTraditional('防洪法第三十八条')).toBe(false);
    expect(isTraditional('防洪法第三十八條')).toBe(true);
  });

  it('reads the beginning of what is pasted in, whatever it is, and is then at rest', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 3000 }), async (message) => {
        const once = await normalise(message);
        expect(once.length).toBeLessThan(3 * 2000);
        expect(once).toBe(once.trim());
      }),
      { numRuns: 50 },
    );
    expect(await normalise('防'.repeat(10_000))).toBe('防'.repeat(2000));
  });
});
