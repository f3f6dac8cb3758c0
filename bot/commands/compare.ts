import { whichDocument } from './outline.ts';
import { reply } from './reply.ts';
import type { Handler } from './turn.ts';
export const compare: Handler = (turn, words) => reply(turn, whichDocument('对照', words));
