import { describe, expect, it } from 'vitest';
import { factOf, succession } from '../../indexer/versions/facts.ts';
import { statusOn } from '../../indexer/versions/status.ts';
import { hasHeldSuccessor, successorsOf } from '../../indexer/versions/successors.ts';
import { expressionOn, readableOn } from '../../indexer/versions/works.ts';
import { buildDocument } from './build-document.ts';

const old = buildDocument({
  id: 'a',
  title: '示例防灾条例',
  version: '2016-07-29',
  effective: '2016-08-01',
  status: 'superseded',
  statusAsOf: '2023-03-01',
  supersededBy: '2022-11-24',
  text: 'headnotes',
});
const fresh = buildDocument({
  id: 'a',
  title: '示例防灾条例',
  version: '2022-11-24',
  effective: '2023-03-01',
  status: 'in_force',
  text: 'none',
});
const law = buildDocument({
  id: 'b',
  title: '示例安全法',
  version: '2025-12-27',
  effective: '2026-05-01',
  status: 'in_force',
  text: 'none',
  relations: [{ predicate: 'partly_supersedes', document: 'a' }],
});
const all = [old, fresh, law];

describe('what replaces a text', () => {
  it('is a newer version, held or not, and another work that says so, by the day', () => {
    const known = successorsOf(old, all, '2024-01-01');
    expect(known.map((s) => [s.document.id, s.extent, s.since, s.begun])).toEqual([
      ['a', 'whole', '2023-03-01', true],
      ['b', 'part', '2026-05-01', false],
    ]);
    expect(known.map(succession)).toEqual([
      '已由《示例防灾条例》(2022年11月24日的文本,2023年3月1日起施行)取代,其正文没有收录',
      '将由《示例安全法》(2025年12月27日的文本,2026年5月1日起施行)部分取代,其正文没有收录',
    ]);
    expect(succession(successorsOf(old, all, '2026-05-01')[1]!)).toContain('已由《示例安全法》');
    expect(successorsOf(law, all, '2026-05-01')).toEqual([]);
  });

  it('is not read in place of what can be read', () => {
    const work = { id: 'a', expressions: [fresh, old] };
    expect(expressionOn(work, '2024-01-01')?.document).toBe(fresh);
    expect(readableOn(work, '2024-01-01')).toEqual({ document: old, status: 'superseded' });
    expect(readableOn({ id: 'b', expressions: [law] }, '2026-06-01')?.document).toBe(law);
    expect(hasHeldSuccessor(old, [old, fresh])).toBe(false);
    expect(hasHeldSuccessor(old, [old, { ...fresh, text: 'headnotes' }])).toBe(true);
  });
});

describe('a plan', () => {
  const plan = buildDocument({
    id: 'p',
    title: '示例规划',
    kind: 'plan',
    expires: '2025-12-31',
    status: 'expired',
  });
  it('ends with its period', () => {
    expect(statusOn(plan, '2025-12-31')).toBe('in_force');
    expect(statusOn(plan, '2026-01-01')).toBe('expired');
    expect(factOf('status', { document: plan, all: [plan], asOf: '2026-01-01' })).toBe('规划期已满');
  });
});
