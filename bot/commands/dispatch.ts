import { type Document, type Locator, parseLocator, resolvePlace } from '../../indexer/index.ts';
import { readAction } from '../answers/action.ts';
import { asOfDay } from './as-of.ts';
import { check } from './check.ts';
import { checkFiles } from './check-files.ts';
import { compare } from './compare.ts';
import { documents } from './documents.ts';
import { exampleOf } from './example-words.ts';
import { follow, follows, unfollow } from './follow.ts';
import { glossary } from './glossary.ts';
import { greeting, help } from './help.ts';
import { more } from './more.ts';
import { context, next, previous } from './neighbours.ts';
import { otherNumber } from './numbers.ts';
import { goOn, onboarding } from './onboarding.ts';
import { lookAt, original } from './original.ts';
import { otherVersion } from './other-version.ts';
import { outline } from './outline.ts';
import { perform, unreadable } from './perform.ts';
import { listGone, pick } from './pick.ts';
import { focusOf, type HeldPlace, lastEntry } from './place.ts';
import { readerAddress } from './reader-link.ts';
import { references } from './references.ts';
import { ask, note, reply } from './reply.ts';
import { tried } from './self-check.ts';
import { feedback, handOver, restart } from './small-talk.ts';
import { COMMANDS, type Command, type CommandName, commandNamed } from './table.ts';
import { talk } from './talk.ts';
import type { Handler, Reply, Turn } from './turn.ts';
import { verify } from './verify.ts';
import { workAlone } from './work-alone.ts';

const privately: Handler = async (turn, words) => {
  if (words.trim() === '') {
    const example = exampleOf(commandNamed('私下回复'), turn.knowledge.library.organisation);
    return reply(turn, note('请把问题写在后面', example ? [`例如:${example}`] : []));
  }
  const answered = await respond({ ...turn, text: words });
  return { ...answered, effects: [...answered.effects, { kind: 'private' }] };
};

const HANDLERS: Record<CommandName, Handler> = {
  你好: greeting,
  帮助: help,
  目录: outline,
  文件: documents,
  原文: original,
  上下文: context,
  对照: compare,
  引用关系: references,
  核对: check,
  核验: verify,
  术语: glossary,
  入门: onboarding,
  关注: follow,
  取消关注: unfollow,
  关注列表: follows,
  反馈: feedback,
  重来: restart,
  上一条: previous,
  下一条: next,
  还有吗: more,
  继续: goOn,
  转给法规处: handOver,
  私下回复: privately,
};

/**
 * Answers one message: what a card submitted is done; a number picks from the last choices, a command does its work, all
 * else is a question.
 */
export async function respond(turn: Turn): Promise<Reply> {
  if (turn.action !== undefined) {
    const action = readAction(turn.action);
    return action ? perform(turn, action, run) : unreadable(turn);
  }
  const answered = tried(turn);
  if (answered) return answered;
  const picked = pick(turn);
  if (picked === 'gone') return listGone(turn);
  if (picked) return perform(turn, picked, run);
  const place = placeAlone(turn);
  if (place) return lookAt(turn, place);
  const text = turn.text.trim();
  if (text === '' && turn.files?.length) return checkFiles(turn, turn.files);
  if (text === '') return greeting(turn, '');
  const found = commandIn(text);
  if (found) return HANDLERS[found.command.name](turn, found.words);
  return (
    talk({ ...turn, text }, text) ??
    readerAddress(turn, text) ??
    otherVersion(turn, text) ??
    (await otherNumber(turn, text)) ??
    workAlone({ ...turn, text }) ??
    (await asOfDay(turn, text)) ??
    ask(turn, text)
  );
}

function run(turn: Turn, name: string, words: string): Promise<Reply> | Reply | undefined {
  return Object.hasOwn(HANDLERS, name) ? HANDLERS[name as CommandName](turn, words) : undefined;
}

/** 第五条, 第二款呢: a place without a work is one of the text just shown; a 款 or 项 one of the article just shown. */
function placeAlone(turn: Turn): HeldPlace | undefined {
  const bare = turn.text
    .normalize('NFKC')
    .trim()
    .replace(/^那|[呢?。!]+$/gu, '');
  const locator = /^[第最倒]|^\d{1,3}条/u.test(bare) ? parseLocator(bare) : undefined;
  const document = focusOf(turn);
  const first = locator?.[0]?.type;
  if (!locator || !first || !document || document.kind === 'report') return undefined;
  if (first === 'article') return resolved(document, locator);
  const entry = lastEntry(turn);
  const below = first === 'paragraph' || first === 'item' || first === 'subitem';
  return below && entry?.document === document
    ? resolved(document, [...entry.locator, ...locator])
    : undefined;
}

function resolved(document: Document, locator: Locator): HeldPlace {
  return { document, locator: resolvePlace(document, locator)[0]?.locator ?? locator };
}

const NAMES = COMMANDS.flatMap((command) =>
  [command.name, ...command.aliases].map((name) => ({ command, name: name.toLowerCase() })),
);
const BY_NAME = new Map(NAMES.map(({ command, name }) => [name, command]));
const WITH_WORDS = NAMES.filter(({ command }) => command.needs !== 'nothing');

/** The command a message is, with the words after it. A question that merely begins like a command is none. */
export function commandIn(text: string): { command: Command; words: string } | undefined {
  const message = text.normalize('NFKC').trim().replace(/^\//, '');
  const lower = message.toLowerCase();
  const bare = lower.replace(/[\s。.!~?]{1,20}$/u, '');
  const whole = (bare === '' ? lower : bare).replace(/(?<=.)[呢吧啊呀]$|^那么?(?=.)/gu, '');
  const named = BY_NAME.get(whole);
  if (named) return { command: named, words: '' };
  for (const { command, name } of WITH_WORDS) {
    if (!lower.startsWith(name)) continue;
    const words = message.slice(name.length);
    if (separated(words, command)) return { command, words: words.replace(/^[\s::,、]+/u, '') };
  }
  return undefined;
}

/** A blank, a colon, a title in 《》 or a locator follows the name. */
function separated(words: string, command: Command): boolean {
  if (/^[\s::]/u.test(words)) return true;
  return command.needs === 'place' && (words.startsWith('《') || parseLocator(words) !== undefined);
}
