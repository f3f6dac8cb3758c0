import { afterEach, expect, test } from 'vitest';
import { buttonsOf, quoting, robotMessage, TOPIC_MESSAGE, visible, words } from './messages.ts';
import { type RobotUnderTest, robotUnderTest } from './robot-under-test.ts';

const ARTICLE = '示例省防汛条例第三条';
const QUESTION = '险情解除后几天内报告';

let robot: RobotUnderTest;
afterEach(() => robot.close());
const open = async (parts: Parameters<typeof robotUnderTest>[0] = {}): Promise<RobotUnderTest> => {
  robot = await robotUnderTest(parts);
  return robot;
};

test('an answer is one Markdown message by the webhook of its question: verbatim, quoted, with numbered buttons', async () => {
  const { hear, questions } = await open();
  const [reply, ...more] = await hear(words(QUESTION));
  expect(more).toEqual([]);
  expect(reply).toMatchObject({ by: 'webhook', to: 'cid-manager0001=' });
  expect(reply?.title).toContain('示例省防汛条例');
  expect(reply?.text).toMatch(/^> .*十日内报告/mu);
  expect(reply?.text).toContain('回复 1 [上下文](dtmd://');
  expect(reply?.text).toContain(
    '](dingtalk://dingtalkclient/page/link?url=https%3A%2F%2Fzhiyi.example%2Fread%2F',
  );
  expect(questions).toMatchObject([{ channel: 'dingtalk', conversation: 'cid-manager0001=' }]);
});

test('a button sends readable words, and does what it says', async () => {
  const { hear, questions } = await open();
  const [first] = await hear(words(QUESTION));
  const press = buttonsOf(first?.text ?? '').get('上下文') ?? '';
  expect(press).toMatch(/^上下文 《示例省防汛条例》/u);
  await hear(words('你好'));
  const [second] = await hear(words(press));
  expect(visible(second?.text ?? '')).toContain('加固堤坝');
  expect(questions.at(-1)).toMatchObject({ question: press, outcome: 'command' });
});

test('thumbs of an older answer are for that answer', async () => {
  const { hear, votes } = await open();
  const [first] = await hear(words(ARTICLE));
  await hear(words('示例省防汛条例第一条'));
  const thanks = await hear(words(buttonsOf(first?.text ?? '').get('👍 有用') ?? ''));
  expect(thanks).toMatchObject([{ text: '记下了，谢谢。' }]);
  expect(votes).toMatchObject([{ reaction: 'like', question: ARTICLE }]);
});

test('a message that comes again is answered once; frames are acknowledged', async () => {
  const { gateway, settled, hear, questions } = await open();
  const message = robotMessage(gateway, words(ARTICLE));
  await gateway.push(TOPIC_MESSAGE, message, true);
  await gateway.push(TOPIC_MESSAGE, message);
  await settled();
  await hear(words('你好'));
  expect(questions.map((q) => q.question)).toEqual([ARTICLE, '你好']);
  expect(gateway.counts.acknowledged).toBe(4);
});

test('when the webhook is over the robot’s API answers, with one token until that ends', async () => {
  const { hear, gateway, later } = await open();
  gateway.service.endSessions();
  const over = { sessionWebhookExpiredTime: 1 };
  const [alone] = await hear({ ...words(ARTICLE), ...over });
  expect(alone).toMatchObject({ by: 'person', to: 'manager0001' });
  const [group] = await hear({ ...words(ARTICLE, true), ...over }, { group: true });
  expect(group).toMatchObject({ by: 'group', to: 'cidGroup=' });
  expect(gateway.service.counts.tokens).toBe(1);
  later(7_200_000);
  await hear({ ...words(ARTICLE), ...over });
  expect(gateway.service.counts.tokens).toBe(2);
});

test('a webhook that ends before its time, a token that was taken back, a service that is busy: answered all the same', async () => {
  const { hear, gateway, told, paused } = await open();
  const session = gateway.service.session('cid-manager0001=');
  gateway.service.endSessions();
  expect(await hear({ ...words(ARTICLE), ...session })).toMatchObject([{ by: 'person' }]);
  expect(told.at(-1)).toBe('钉钉会话地址不收答复,改用接口: sessionWebhook: 300001');
  gateway.service.forgetTokens();
  expect(await hear({ ...words(ARTICLE), ...session })).toMatchObject([{ by: 'person' }]);
  expect(gateway.service.counts.tokens).toBe(2);
  gateway.service.fail(429, 503);
  expect(await hear({ ...words(ARTICLE), ...session })).toMatchObject([{ by: 'person' }]);
  expect(paused).toHaveLength(2);
});

test('a webhook to another host gets nothing, the API answers', async () => {
  const { hear, told } = await open();
  const elsewhere = { sessionWebhook: 'https://elsewhere.example/robot', sessionWebhookExpiredTime: 9e15 };
  expect(await hear({ ...words(ARTICLE), ...elsewhere })).toMatchObject([{ by: 'person' }]);
  expect(told.at(-1)).toContain('host not allowed');
});

test('more than the service takes in a minute waits, and people are told politely, once', async () => {
  const { hear, gateway, paused } = await open();
  const sent = [];
  for (let i = 0; i < 25; i++) sent.push(...(await hear(words('你好'))));
  expect(gateway.service.counts.limited).toBe(0);
  const polite = sent.filter(({ text }) => text.includes('您的答复排在后面'));
  expect(polite).toHaveLength(1);
  expect(sent).toHaveLength(26);
  expect(paused).toEqual([60_000]);
});

test('a long answer is divided at paragraphs, and its choices stand at the end', async () => {
  const { hear } = await open();
  const [help] = await hear(words('帮助'));
  expect(help?.text.length).toBeLessThan(12_000);
  const { pieces } = await import('../../../bot/channels/dingtalk/pieces.ts');
  const paragraph = `> ${'各单位应当每天巡查堤坝。'.repeat(60)}`;
  const list = pieces(
    Array.from({ length: 12 }, () => paragraph),
    ['回复 1 展开'],
  );
  expect(list.length).toBeGreaterThan(1);
  for (const piece of list) {
    expect(Buffer.byteLength(piece)).toBeLessThanOrEqual(12_000);
    expect(
      piece
        .split('\n\n')
        .filter((p) => p.startsWith('> '))
        .every((p) => p === paragraph),
    ).toBe(true);
  }
  expect(list.at(-1)).toMatch(/回复 1 展开$/u);
  const endless = pieces([`> ${'堤'.repeat(50_000)}`]);
  expect(endless).toHaveLength(4);
  expect(endless.every((piece) => piece.startsWith('> ') && Buffer.byteLength(piece) <= 12_000)).toBe(true);
  expect(endless.at(-1)).toContain('太长,其余请看网页');
});

test('what stands in a text means nothing in Markdown', async () => {
  await open();
  const { escaped, linked } = await import('../../../bot/cards/markdown.ts');
  for (const hostile of [
    '[x](javascript:alert(1))',
    '# 一',
    '> 引',
    '**粗**',
    '<font color=red>红</font>',
    '1. 一',
    '~~删~~',
    '`码`',
  ])
    expect(visible(escaped(hostile))).toBe(hostile);
  expect(escaped('[x](y)')).toBe('\\[x\\](y)');
  expect(linked('甲', 'https://a.example/x) [b](c')).toBe('[甲](https://a.example/x%29%20[b]%28c)');
});

test('with a template an answer is a card with buttons; what they send is an action', async () => {
  const { hear, press, votes, questions } = await open({ settings: { cardTemplate: 'template' } });
  const [card] = await hear(words(QUESTION, true), { group: true });
  expect(card).toMatchObject({ by: 'card', to: 'cidGroup=' });
  expect(visible(card?.text ?? '')).toMatch(/十日内报告[\s\S]*回复 1 上下文/);
  const [around] = await press(card!, '上下文', 'manager0002');
  expect(visible(around?.text ?? '')).toContain('加固堤坝');
  expect(questions.at(-1)).toMatchObject({ outcome: 'command', conversation: 'cidGroup=' });
  await press(card!, '👍 有用');
  expect(votes).toMatchObject([{ reaction: 'like', question: QUESTION }]);
});

test('a card that is not taken becomes Markdown; what no card of ours sends is nothing', async () => {
  const { hear, gateway, refused, settled } = await open({ settings: { cardTemplate: 'template' } });
  gateway.service.fail(400);
  expect(await hear(words(QUESTION))).toMatchObject([{ by: 'webhook' }]);
  await gateway.push('/v1.0/card/instances/callback', { outTrackId: 'x', userId: 'y', content: '{' });
  await settled();
  expect(refused).toEqual(['dingtalk-card']);
});

test('a quoted card is known by the key of its delivery', async () => {
  const { hear } = await open({ settings: { cardTemplate: 'template' } });
  const [card] = await hear(words(ARTICLE));
  await hear(words('示例省防汛条例第一条'));
  const [before] = await hear(quoting('上一条', { key: card?.key }));
  expect(visible(before?.text ?? '')).toContain('所称险情');
});

test('words of a quote that only its client can read are no context', async () => {
  const { hear, questions } = await open();
  await hear(quoting('', { words: 'vJCRdgNhBZ/leSxHkTuYF+BWa+7kxCUX\n||3||1||132' }));
  expect(questions).toMatchObject([{ question: '' }]);
});

test.each<[string, object, RegExp, string]>([
  [
    'a voice with its transcript',
    { msgtype: 'audio', content: { recognition: QUESTION, downloadCode: 'x' } },
    /十日内报告/,
    QUESTION,
  ],
  ['a voice without', { msgtype: 'audio', content: { downloadCode: 'x' } }, /没有读附件.语音/, ''],
  [
    'words and a picture',
    {
      msgtype: 'richText',
      content: { richText: [{ text: QUESTION }, { type: 'picture', downloadCode: 'x' }] },
    },
    /十日内报告[\s\S]*没有读附件.图片/,
    QUESTION,
  ],
  ['a picture', { msgtype: 'picture', content: { downloadCode: 'x' } }, /没有读附件.图片/, ''],
  [
    'forwarded messages',
    {
      msgtype: 'chatRecord',
      content: { summary: '小李:…', chatRecord: JSON.stringify([{ content: QUESTION }]) },
    },
    /十日内报告/,
    QUESTION,
  ],
  ['DingTalk’s own pictures', { msgtype: 'text', text: { content: '[赞][赞]' } }, /记下了/, '👍'],
  ['a kind that is not known', { msgtype: 'unknownMsgType' }, /没有读附件.这种消息/, ''],
])('%s', async (_name, content, expected, question) => {
  const { hear, questions } = await open();
  const replies = await hear(content);
  expect(replies.map((r) => visible(r.text)).join('\n')).toMatch(expected);
  expect(questions).toMatchObject([{ question }]);
});

test('what is no message, and what the robot said itself, is passed over', async () => {
  const { hear, refused } = await open();
  expect(await hear({ msgId: 5 })).toEqual([]);
  expect(await hear({ ...words(ARTICLE), senderId: '$:LWCP_v1:$robot' })).toEqual([]);
  expect(refused).toEqual(['dingtalk-message']);
});

test('people of other organisations are turned away; users and departments as they are listed', async () => {
  const { hear, refused } = await open();
  expect(await hear({ ...words(ARTICLE), senderCorpId: 'another' })).toEqual([]);
  expect(refused).toEqual(['tenant']);
  await robot.close();
  const listed = await open({ users: ['dingtalk:manager0001'], groups: ['dingtalk:department:4521'] });
  listed.gateway.service.departments.set('manager0003', [1, 4521]);
  expect(await listed.hear(words(ARTICLE))).toMatchObject([{ text: expect.stringContaining('每半年') }]);
  expect(await listed.hear(words(ARTICLE), { staff: 'manager0002' })).toMatchObject([
    { text: expect.stringContaining('还没有使用知依的权限') },
  ]);
  expect(await listed.hear(words(ARTICLE), { staff: 'manager0003' })).toMatchObject([
    { text: expect.stringContaining('每半年') },
  ]);
});

test('a private reply from a group goes to the person, and is gone on with there', async () => {
  const { hear } = await open();
  await hear(words('你好'));
  const sent = await hear(words(`私下回复 ${ARTICLE}`, true), { group: true });
  expect(sent).toMatchObject([
    { by: 'person', to: 'manager0001', text: expect.stringContaining('每半年') },
    { by: 'webhook', to: 'cidGroup=', text: '已私下回复您。' },
  ]);
  const [before] = await hear(words('上一条'));
  expect(visible(before?.text ?? '')).toContain('所称险情');
});

test('it speaks unasked to a group, to a conversation with one person, and to a person who is named', async () => {
  const { hear, voice, gateway } = await open();
  await hear(words('你好'));
  const address = { serviceUrl: gateway.url, bot: '' };
  for (const conversation of ['cidGroup=', 'cid-manager0001=', 'staff:manager0009'])
    await voice.speak({ channel: 'dingtalk', conversation, address }, '更正通知:\n第三条有变动');
  expect(gateway.sent.slice(1)).toMatchObject([
    { by: 'group', to: 'cidGroup=', text: '更正通知：\n\n第三条有变动' },
    { by: 'person', to: 'manager0001' },
    { by: 'person', to: 'manager0009' },
  ]);
});

test('one person who asks too often is told so once; others in the same group are answered', async () => {
  const { hear, refused } = await open({ often: 1 });
  const group = { group: true };
  expect((await hear(words(ARTICLE, true), group))[0]?.text).toContain('每半年');
  expect((await hear(words(QUESTION, true), group))[0]?.text).toMatch(/问得太快|秒后/);
  expect(await hear(words(QUESTION, true), group)).toEqual([]);
  const [other] = await hear(words(ARTICLE, true), { ...group, staff: 'manager0002' });
  expect(other?.text).toContain('每半年');
  expect(refused.length).toBeGreaterThan(0);
});

test('no unionId and no token reaches the log, the records or an error', async () => {
  const { hear, gateway, told, questions, warnings } = await open();
  gateway.service.endSessions();
  gateway.service.fail(403, 403, 403);
  await hear({ ...words(ARTICLE), sessionWebhookExpiredTime: 1 });
  await hear(words(ARTICLE));
  const written = JSON.stringify([told, questions, warnings]);
  expect(written).not.toMatch(/union-of|a secret of/);
  expect(told.length + warnings.length).toBeGreaterThan(0);
});
