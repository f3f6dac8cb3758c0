import { afterEach, expect, test } from 'vitest';
import { words } from './messages.ts';
import { type RobotUnderTest, robotUnderTest } from './robot-under-test.ts';

const ARTICLE = '示例省防汛条例第三条';

let robot: RobotUnderTest;
afterEach(() => robot.close());

/** Waits for the condition; the time limit of the test ends it. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}

test('pings are answered with what they carry', async () => {
  robot = await robotUnderTest();
  expect(await robot.gateway.ping()).toMatchObject({ code: 200, data: '{"opaque":"x"}' });
});

test('asked to connect anew it does so at once, with a new ticket, and answers', async () => {
  robot = await robotUnderTest();
  robot.gateway.askToReconnect();
  await until(() => robot.gateway.counts.opened === 2);
  expect(robot.paused).toEqual([]);
  expect(await robot.hear(words(ARTICLE))).toHaveLength(1);
});

test('cut off it comes back after pauses that grow; what is wrong is told once', async () => {
  robot = await robotUnderTest();
  robot.gateway.refuse('open', 4);
  robot.gateway.cut();
  await until(() => robot.gateway.counts.opened === 2);
  expect(robot.paused).toEqual([1000, 2000, 4000, 8000, 16_000]);
  const refusals = robot.told.filter((line) => line.includes('拒绝连接'));
  expect(refusals).toEqual([expect.stringContaining('gateway: 401 authFailed')]);
  expect(await robot.hear(words(ARTICLE))).toHaveLength(1);
});

test('a ticket that is refused is not used again: another is asked for', async () => {
  robot = await robotUnderTest();
  robot.gateway.refuse('ticket', 2);
  robot.gateway.cut();
  await until(() => robot.gateway.counts.opened === 2);
  expect(robot.gateway.counts.asked).toBe(4);
  expect(robot.told.filter((line) => line.includes('连不上钉钉网关'))).toHaveLength(1);
});

test('frames that cannot be read change nothing', async () => {
  robot = await robotUnderTest();
  for (const raw of ['no JSON', '{}', '{"type":"CALLBACK"}', '{"type":"SYSTEM","headers":null}', 'null'])
    robot.gateway.raw(raw);
  expect(await robot.hear(words(ARTICLE))).toHaveLength(1);
  expect(robot.gateway.counts.opened).toBe(1);
  expect(robot.told.filter((line) => line.includes('一帧读不懂')).length).toBeGreaterThan(2);
});

test('closed, it does not come back', async () => {
  robot = await robotUnderTest();
  robot.stream.close();
  await until(() => !robot.stream.connected);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(robot.gateway.counts).toMatchObject({ asked: 1, opened: 1 });
});
