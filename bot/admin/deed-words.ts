import type { Deed, Verdict } from './change.ts';

export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  right: '答对了',
  wrong: '答错了',
  unclear: '说不准',
};

/** What somebody did, in words. Example: 复核：答对了 */
export function deedWords(deed: Deed): string {
  switch (deed.what) {
    case 'gap':
      return deed.mark === 'done' ? '缺口已处理' : '缺口不处理';
    case 'judgement':
      return `复核：${VERDICT_WORDS[deed.verdict]}`;
    case 'word':
      return `补词：${deed.say.join('、')} → ${deed.mean.join('、')}`;
    case 'phrases':
      return `给${deed.place}加说法：${deed.phrases.join('、')}`;
    case 'approved':
      return '核定答复';
    case 'text':
      return `收录文本 ${deed.key}`;
    case 'refused-text':
      return '退回文本';
    case 'sync':
      return '从官方网址更新';
    case 'reload':
      return '重新载入知识';
    case 'undo':
      return `撤销 ${deed.of}`;
  }
}
