import { Activity } from '@microsoft/agents-activity';
import { Refusal } from '../../../access/refusal.ts';

/** What is handed on as it is: words, and what the SDK does not look into. */
const AS_IT_IS = new Set(['text', 'value', 'channelData', 'entities', 'content']);

/**
 * What came by the wire, fit for the SDK: it refuses empty names and ids and entities without a type, which clients send
 * and botbuilder takes.
 * @throws Refusal for what is no activity to the SDK even so
 */
export function receivedActivity(body: object): Activity {
  try {
    const { entities, ...rest } = withoutEmpty(body) as { entities?: unknown };
    return Activity.fromObject({
      ...rest,
      ...(Array.isArray(entities) ? { entities: entities.map(typed) } : {}),
    });
  } catch (error) {
    const refusal = new Refusal(400, 'activity', '活动的格式不对');
    refusal.cause = error;
    throw refusal;
  }
}

/** An activity as the SDK sends it. */
export function sentActivity(activity: object): Activity {
  return Activity.fromObject(activity);
}

function typed(entity: unknown): object {
  const { type } = (entity ?? {}) as { type?: unknown };
  return { ...(entity as object), type: typeof type === 'string' ? type : 'unknown' };
}

function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  const kept = Object.entries(value).filter(([, v]) => v !== '');
  return Object.fromEntries(kept.map(([key, v]) => [key, AS_IT_IS.has(key) ? v : withoutEmpty(v)]));
}
