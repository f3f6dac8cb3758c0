import { titleIdentity } from '../../documents/title-identity.ts';
import type { Candidate } from '../candidate.ts';
import type { CheckFinding } from './check.ts';

/** Whether the text is a document of the catalogue, a new version of one, or new; and where both tell different things. */
export function checkIdentity(candidate: Candidate): CheckFinding[] {
  const { identity, id, version, facts } = candidate;
  const findings: CheckFinding[] = [];
  const warn = (message: string) => findings.push({ severity: 'warning', message });
  if (identity.clash) {
    const message = `id“${id}”已属《${identity.clash.title}》,与《${candidate.title}》不是同一题名;另取一个 --id`;
    findings.push({ severity: 'error', message, accept: 'title' });
  } else if (identity.work.length === 0) warn(`题名不在目录中,新取 id:${id}`);
  else if (!identity.completes) warn(`目录中没有这个版本,作为 ${id} 的新版本写入`);
  const known = identity.work[0];
  if (known && titleIdentity(known.title) !== titleIdentity(candidate.title)) {
    warn(`题名与目录不同:原文“${candidate.title}”,目录“${known.title}”`);
  }
  if (candidate.shape === 'statute' && candidate.articles === 0)
    findings.push({ severity: 'error', message: '没有一条条文' });
  if (candidate.shape === 'plain') warn('原文没有编号,按自然段收录');
  const same = identity.completes;
  if (!same) return findings;
  if (same.version !== undefined && version !== same.version) {
    warn(`与目录同属一个文本,目录记作 ${same.version},此处记作 ${version ?? '无版本'}`);
  }
  const pairs = [
    ['制定机关', candidate.issuer, same.issuer],
    ['文号', candidate.documentNumber, same.documentNumber],
    ['通过日', facts.adopted, same.adopted],
    ['公布日', facts.published, same.published],
    ['施行日', facts.effective, same.effective],
  ] as const;
  for (const [what, told, known] of pairs) {
    if (told !== undefined && known !== undefined && told !== known) {
      warn(`${what}与目录不一致:原文 ${told},目录 ${known};现用目录的`);
    }
  }
  return findings;
}
