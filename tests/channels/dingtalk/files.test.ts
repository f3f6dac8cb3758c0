import { afterEach, expect, test } from 'vitest';
import { visible } from './messages.ts';
import { type RobotUnderTest, robotUnderTest } from './robot-under-test.ts';

let robot: RobotUnderTest;
afterEach(() => robot.close());

const file = (fileName: string, downloadCode?: string): object => ({
  msgtype: 'file',
  content: { fileName, ...(downloadCode ? { downloadCode } : {}) },
});
const heard = async (content: object): Promise<string> =>
  visible((await robot.hear(content)).map(({ text }) => text).join('\n'));

test('a draft that somebody sends is fetched by its code and checked, and nothing of it is kept', async () => {
  robot = await robotUnderTest();
  robot.gateway.service.files.set('code-1', '依照《示例省防汛条例》第九十条办理。');
  expect(await heard(file('通知.txt', 'code-1'))).toMatch(/通知\.txt.核对了1处[\s\S]*没有第九十条/u);
  expect(robot.questions).toMatchObject([{ question: '' }]);
  expect(JSON.stringify([robot.questions, robot.told])).not.toMatch(/九十|code-1/u);
});

test('a file that cannot be had is said to be unread, with what to do; an address elsewhere is not followed', async () => {
  robot = await robotUnderTest();
  const { files } = robot.gateway.service;
  files.set('elsewhere', 'https://files.example.org/a');
  files.set('inside', 'http://169.254.169.254/latest');
  for (const code of ['unknown', 'elsewhere', 'inside'])
    expect(await heard(file('通知.txt', code))).toMatch(
      /没有读《通知\.txt》.文件没有取到[\s\S]*网页 \/check/u,
    );
  expect(robot.gateway.sent).toHaveLength(3);
  expect(await heard(file('通知.txt'))).toMatch(/没有读附件.通知\.txt/u);
});

test('a file whose kind is not read is said to be unread', async () => {
  robot = await robotUnderTest();
  robot.gateway.service.files.set('film', '\u0000\u0001ftypmp42\u0000\u0002');
  expect(await heard(file('演练.mp4', 'film'))).toMatch(/没有读《演练\.mp4》/u);
});
