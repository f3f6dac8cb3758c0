import { indexOf, numbered } from './postgres-clients.ts';

/** Brings documents in without end, and tells how many: the parent kills this process somewhere in it. */
const [url = '', from = '0'] = process.argv.slice(2);
const { retriever } = await indexOf(url);
for (let n = Number(from); ; n += 40) {
  await retriever.add(numbered(n, 40));
  process.stdout.write(`${n}\n`);
}
