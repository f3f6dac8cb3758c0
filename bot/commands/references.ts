import { whichDocument } from './outline.ts';
import { reply } from './reply.ts';
import type { Handler } from './turn.ts';
export const references: Handler = (turn, words) => reply(turn, whichDocument('引用关系', words));
