import { describe, expect, it } from 'vitest';
import { loadKnowledge } from '../../indexer/documents/load.ts';
import type { Document } from '../../indexer/types.ts';
import { statusOn } from '../../indexer/versions/status.ts';
import { successorsOf } from '../../indexer/versions/successors.ts';

const { documents } = await loadKnowledge(['knowledge']);
const TODAY = '2026-11-28';
const of = (id: string, version?: string): Document =>
  documents.find((d) => d.id === id && (version === undefined || d.version === version))!;
const siblings = (id: string) => documents.filter((d) => d.id === id);

describe('the catalogue', () => {
  it.each([
    ['emergency-response-law', '2024-06-28', 'in_force', 106],
    ['emergency-response-law', '2007-08-30', 'superseded', 70],
    ['public-health-emergency-response-law', '2025-09-12', 'in_force', 65],
    ['flood-control-law', '2016-07-02', 'in_force', 65],
    ['work-safety-law', '2021-06-10', 'in_force', 119],
    ['administrative-penalty-law', '2021-01-22', 'in_force', 86],
    ['administrative-penalty-law', '2017-09-01', 'superseded', undefined],
    ['hazardous-chemicals-safety-law', '2025-12-27', 'in_force', 127],
    ['fire-protection-law', '2021-04-29', 'in_force', 74],
    ['flood-prevention-regulation', '2011-01-08', 'in_force', 49],
    ['drought-relief-regulation', '2009-02-26', 'in_force', 65],
    ['natural-disaster-relief-regulation', '2019-03-02', 'in_force', 35],
    ['work-safety-accident-emergency-regulation', '2019-02-17', 'in_force', 35],
    ['hazardous-chemicals-regulation', '2013-12-07', 'in_force', 102],
    ['work-safety-accident-reporting-regulation', '2007-04-09', 'in_force', 46],
    ['zhejiang-flood-typhoon-drought-ordinance', '2021-05-28', 'in_force', undefined],
    ['zhejiang-work-safety-regulation', '2022-11-24', 'in_force', 64],
    ['zhejiang-work-safety-regulation', '2016-07-29', 'superseded', 51],
    ['zhejiang-meteorological-disaster-regulation', '2020-11-27', 'unverified', 35],
    ['zhejiang-flood-evacuation-measures', '2008-07-08', 'unverified', undefined],
    ['zhejiang-emergency-response-measures', undefined, 'drafting', undefined],
    ['rule-of-law-outline-2021-2025', undefined, 'expired', undefined],
  ])('knows %s %s: %s, %s articles', (id, version, status, articles) => {
    const document = of(id, version);
    expect([statusOn(document, TODAY, siblings(id)), document.articleCount]).toEqual([status, articles]);
  });

  it('says of every status since when it is known and from what', () => {
    for (const { id, status, statusAsOf, statusSource } of documents)
      if (status !== 'unverified') expect([id, statusAsOf, statusSource].every(Boolean), id).toBe(true);
  });

  it('gives the database page of every national law and regulation in force that it knows one of', () => {
    const national = documents.filter(
      (d) => ['law', 'administrative-regulation'].includes(d.kind) && d.status === 'in_force',
    );
    for (const { id, source } of national) expect(source?.url, id).toBeDefined();
    expect(of('emergency-response-law').source?.alternatives?.length).toBe(2);
  });

  it('lets the dates decide against the clock', () => {
    const law = of('hazardous-chemicals-safety-law');
    expect(statusOn(law, '2026-04-30')).toBe('not_yet_in_force');
    expect(statusOn(law, '2026-05-01')).toBe('in_force');
    const regulation = of('hazardous-chemicals-regulation');
    const [successor] = successorsOf(regulation, documents, TODAY);
    expect([successor?.document.id, successor?.extent, successor?.begun]).toEqual([law.id, 'part', true]);
  });

  it('tells the ordinance as far as the facts go, and its interpretation apart from it', () => {
    const ordinance = of('zhejiang-flood-typhoon-drought-ordinance');
    expect(ordinance.articleCount).toBeUndefined();
    expect(ordinance.outline).toHaveLength(7);
    expect(ordinance.note).toContain('第七条以后');
    expect(ordinance.history.map((e) => e.event)).toContain('consulted');
    expect(ordinance.interpretations?.[0]?.says.length).toBeGreaterThan(0);
  });
});
