// The page that checks a draft: sends what was dropped or pasted, shows what came back. Words become text, never markup.
import { printed } from './printed.js';

const LABEL = { error: '错误', warning: '提醒', note: '说明', fine: '无误' };
const MOST_BYTES = 10 * 1024 * 1024;
const byId = (id) => document.getElementById(id);
const [form, file, draft, drop] = ['check-form', 'file', 'draft', 'drop'].map(byId);

function line(words, name) {
  const p = document.createElement('p');
  if (name) p.className = name;
  p.textContent = words;
  return p;
}

const where = ({ line, page }) => (page ? `第${page}页` : `第${line}行`);

/** Words of the law, proposed in the place of a quotation, stay as they are held. */
const OF_THE_LAW = ['misquoted', 'punctuation', 'old-wording'];
const proposed = ({ kind, suggestion }) => (OF_THE_LAW.includes(kind) ? suggestion : printed(suggestion));

function item(finding) {
  const li = document.createElement('li');
  li.className = finding.severity;
  li.append(line(`${LABEL[finding.severity]} · ${where(finding.at)} · ${finding.text.slice(0, 80)}`, 'head'));
  li.append(line(printed(finding.message)));
  if (finding.suggestion) li.append(line(`建议：${proposed(finding)}`));
  if (finding.place) {
    const { document: id, version, anchor } = finding.place;
    const a = document.createElement('a');
    a.href = `/read/${encodeURIComponent(id)}${version ? `@${version}` : ''}${anchor ? `#${anchor}` : ''}`;
    a.textContent = '看原文';
    li.append(a);
  }
  return li;
}

function show(summary, findings) {
  byId('result').hidden = false;
  byId('summary').textContent = printed(summary);
  byId('findings').replaceChildren(...findings.map(item));
}

function base64(chosen) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(chosen);
  });
}

async function check() {
  const chosen = file.files[0];
  if (!chosen && draft.value.trim() === '') return show('请先放一份文稿，或粘贴文字。', []);
  if (chosen && chosen.size > MOST_BYTES)
    return show('文件超过 10 MB，请去掉图片和附件，或用命令行核对。', []);
  show('正在核对……', []);
  const asOf = byId('as-of').value;
  const body = chosen ? { name: chosen.name, base64: await base64(chosen) } : { text: draft.value };
  const answer = await fetch('/api/check', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(asOf ? { ...body, asOf } : body),
  });
  const { findings, summary, error } = await answer.json();
  if (error) show(error.message, []);
  else show(summary.message, findings);
  byId('result').scrollIntoView({ block: findings?.length ? 'start' : 'nearest' });
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  check().catch(() => show('没有核对成，请稍后再试。', []));
});
draft.addEventListener('input', () => {
  file.value = '';
});
for (const name of ['dragover', 'dragleave', 'drop'])
  drop.addEventListener(name, (event) => {
    event.preventDefault();
    drop.classList.toggle('over', name === 'dragover');
    if (name === 'drop' && event.dataTransfer.files.length > 0) file.files = event.dataTransfer.files;
  });
