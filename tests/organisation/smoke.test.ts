import path from 'node:path';
import { smoke } from './smoke.ts';

smoke('the shipped organisation', {
  folder: path.join(import.meta.dirname, '../../knowledge'),
  figures: [
    ['2020年一共罚了多少钱?', '一(三)1', '3.08亿元'],
    ['我们厅那年罚了多少钱', '一(三)1', '3.08亿元'],
  ],
  article: ['《突发事件应对法》第六十三条', '第六十三条'],
  olderArticle: ['突发事件应对法2007版第三条', '2007', '第三条'],
  loose: [['双随机是什么', '双随机']],
  foreign: ['四川2020年罚了多少钱', '2016年一共罚了多少钱'],
  page: { title: '知依 · 有出处的政策问答', motto: '每个答案都有出处' },
});

smoke('another organisation, all of it invented', {
  folder: path.join(import.meta.dirname, '../fixtures/organisation-two'),
  figures: [
    ['2023年换了多少根缆绳?', '一(一)1', '312根'],
    ['我局那年发了多少件救生衣', '一(一)2', '九百件'],
  ],
  article: ['渡口条例第三条', '2022', '三样东西'],
  olderArticle: ['渡口条例2015版第三条', '2015', '看一眼缆绳'],
  loose: [
    ['大雾天硬要开船会罚多少钱', '第七条', '一千元'],
    ['渡船多久检查一次', '甲河市渡船检查办法', '每季度'],
  ],
  foreign: ['浙江的渡口怎么罚', '样例省大雾天开渡罚多少', '2019年换了多少根缆绳'],
  page: { title: '渡口问答', motto: '每句话都有出处' },
});
