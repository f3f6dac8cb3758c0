import type { CorpusLine } from '../../indexer/search/corpus.ts';

const line = (law: string, id: string, article: string, text: string): CorpusLine => ({
  id,
  law,
  article,
  chapter: '',
  name: law + article,
  text,
});

/** Articles of two invented laws. */
export const LINES: readonly CorpusLine[] = [
  line('示例渡口法', 'ferry-3', '第三条', '渡工开渡前要查缆绳。'),
  line('示例渡口法', 'ferry-4', '第四条', '舵柄由乡里看管。'),
  line('示例渡口法', 'ferry-5', '第五条', '弄坏第四条的东西,要吃苦头。'),
  line('示例养蜂法', 'bee-4', '第四条', '蜂箱离路要远。'),
  line('示例养蜂法', 'bee-5', '第五条', '花期转场先报备。'),
];
