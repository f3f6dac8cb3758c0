import { describe, expect, it } from 'vitest';
import type { Status } from '../../indexer/types.ts';
import { statusOn } from '../../indexer/versions/status.ts';
import { buildDocument } from './build-document.ts';

const old = buildDocument({
  id: 'kite',
  version: '2007-08-30',
  effective: '2007-11-01',
  status: 'superseded',
  supersededBy: '2024-06-28',
});
const recent = buildDocument({
  id: 'kite',
  version: '2024-06-28',
  effective: '2024-11-01',
  status: 'in_force',
});
const both = [recent, old];

describe('status by dates', () => {
  it.each<[string, Status]>([
    ['2007-10-31', 'not_yet_in_force'],
    ['2007-11-01', 'in_force'],
    ['2024-06-28', 'in_force'],
    ['2024-10-31', 'in_force'],
    ['2024-11-01', 'superseded'],
  ])('the older text on %s is %s', (date, status) => expect(statusOn(old, date, both)).toBe(status));

  it.each<[string, Status]>([
    ['2024-10-31', 'not_yet_in_force'],
    ['2024-11-01', 'in_force'],
  ])('the newer text on %s is %s', (date, status) => expect(statusOn(recent, date, both)).toBe(status));

  it('without the successor held, the date the catalogue names ends it', () => {
    expect(statusOn(old, '2024-06-27')).toBe('in_force');
    expect(statusOn(old, '2024-06-28')).toBe('superseded');
  });

  it('a day of effect before the text’s own date belongs to an earlier text', () => {
    const amended = buildDocument({ id: 'kite', version: '2016-07-02', effective: '1998-01-01' });
    expect(statusOn(amended, '2010-01-01')).toBe('not_yet_in_force');
    expect(statusOn(amended, '2016-07-02')).toBe('in_force');
  });

  it('repeal ends it on its day', () => {
    const repealed = buildDocument({
      id: 'kite',
      version: '2007-01-01',
      status: 'repealed',
      repealed: '2020-01-01',
    });
    expect(statusOn(repealed, '2019-12-31')).toBe('in_force');
    expect(statusOn(repealed, '2020-01-01')).toBe('repealed');
  });
});

describe('status by the catalogue’s word', () => {
  const word = (status: Status, fields = {}) => buildDocument({ id: 'kite', status, ...fields });

  it('drafting stays drafting', () => {
    expect(statusOn(word('drafting', { version: '2020-01-01' }), '2030-01-01')).toBe('drafting');
  });

  it('unverified stays unverified after its date', () => {
    expect(statusOn(word('unverified'), '2026-01-01')).toBe('unverified');
    expect(statusOn(word('unverified', { version: '2016-07-02' }), '2026-01-01')).toBe('unverified');
    expect(statusOn(word('unverified', { version: '2016-07-02' }), '2016-07-01')).toBe('not_yet_in_force');
  });

  it('a held newer text in force supersedes an unverified one, a draft or one to come does not', () => {
    const unverified = word('unverified', { version: '2007-08-30' });
    expect(statusOn(unverified, '2024-11-01', [recent, unverified])).toBe('superseded');
    expect(statusOn(unverified, '2024-10-31', [recent, unverified])).toBe('unverified');
    const draft = word('drafting', { version: '2024-01-01' });
    const adopted = word('not_yet_in_force', { version: '2024-01-01' });
    expect(statusOn(unverified, '2026-01-01', [draft, adopted, unverified])).toBe('unverified');
  });

  it('another work supersedes nothing', () => {
    const other = buildDocument({ id: 'line', version: '2024-06-28' });
    expect(statusOn(word('in_force', { version: '2007-08-30' }), '2026-01-01', [other])).toBe('in_force');
  });

  it('not yet in force holds until the day of effect, and on without one', () => {
    const coming = word('not_yet_in_force', { version: '2024-06-28', effective: '2024-11-01' });
    expect(statusOn(coming, '2024-10-31')).toBe('not_yet_in_force');
    expect(statusOn(coming, '2024-11-01')).toBe('in_force');
    expect(statusOn(word('not_yet_in_force', { version: '2024-06-28' }), '2025-01-01')).toBe(
      'not_yet_in_force',
    );
  });

  it('a word known as of a day does not reach back where no date tells', () => {
    for (const status of ['in_force', 'superseded', 'repealed'] as const) {
      const known = word(status, { statusAsOf: '2021-03-24' });
      expect(statusOn(known, '2021-03-23')).toBe('unverified');
      expect(statusOn(known, '2021-03-24')).toBe(status);
    }
  });
});
