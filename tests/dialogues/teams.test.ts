import { expect, test } from 'vitest';
import { ASKER, BOT, dialogue } from './dialogue.ts';
import { cardOf, shown, wordsOf } from './shown.ts';

const inTeams = (setting: Parameters<typeof dialogue>[0] = {}) =>
  dialogue({ channelId: 'msteams', ...setting });

const QUESTION = '示例省防汛条例第四条第二款';

test.each([
  [
    'as an entity',
    {
      text: `<at>知依</at> ${QUESTION}`,
      entities: [{ type: 'mention', text: '<at>知依</at>', mentioned: BOT }],
    },
  ],
  [
    'at the end, with a non-breaking blank',
    {
      text: `${QUESTION}\u00a0<at>知依</at>`,
      entities: [{ type: 'mention', text: '<at>知依</at>', mentioned: BOT }],
    },
  ],
  [
    'with attributes in the tag',
    {
      text: `<at id="0">知依</at>${QUESTION}`,
      entities: [{ type: 'mention', text: '<at>知依</at>', mentioned: BOT }],
    },
  ],
])('a mention %s is stripped', async (_name, activity) => {
  const { receive, questions } = await inTeams({ scope: 'channel' });
  const [reply] = await receive({ type: 'message', ...activity });
  expect(questions).toMatchObject([{ question: QUESTION }]);
  expect(shown(reply)).toContain('十日内报告');
});

test('another person who is mentioned stays in the question', async () => {
  const { receive, questions } = await inTeams({ scope: 'channel' });
  const entities = [BOT, { id: '29:li', name: '小李' }].map((who) => ({
    type: 'mention',
    text: `<at>${who.name}</at>`,
    mentioned: who,
  }));
  await receive({ type: 'message', text: '<at>知依</at> <at>小李</at> 问的险情', entities });
  expect(questions[0]?.question).toBe('@小李 问的险情');
});

test('a card put into the message by the message extension is no question', async () => {
  const { hear, questions } = await inTeams();
  const card =
    '<span class="inline-compose-card" itemid="0" itemtype="http://schema.skype.com/InputExtension">\n' +
    '  <span content="0" itemprop="cardId"></span>\n</span>';
  expect(await hear(card)).toContain('我是知依');
  await hear(`${card} 险情是什么`);
  expect(questions.map((q) => q.question)).toEqual(['', '险情是什么']);
});

test('a bare mention beside an earlier message asks about that message', async () => {
  const { say, questions } = await inTeams({ scope: 'groupChat' });
  const quoted = { messageId: '1', messagePreview: '险情解除后几天内报告' };
  const attachments = [{ contentType: 'messageReference', content: JSON.stringify(quoted) }];
  expect(shown((await say('', { attachments })).at(-1))).toContain('十日内报告');
  expect(questions).toMatchObject([{ question: '险情解除后几天内报告' }]);
});

test('attachments of any shape are no error; a picture is named as one', async () => {
  const { say } = await inTeams();
  const odd = [
    { contentType: 'image/*' },
    { contentType: 'x', name: 5 },
    { contentType: 'messageReference', content: 'no JSON' },
  ];
  const [reply] = await say(QUESTION, { attachments: odd as never });
  expect(shown(reply)).toMatch(/十日内报告[\s\S]*没有读附件.图片、x/);
});

test('replies stand in the thread of the question', async () => {
  const { say } = await inTeams({ scope: 'channel' });
  const [reply] = await say(QUESTION, { id: 'm1' });
  expect(reply?.conversation?.id).toContain(';messageid=1');
  expect(reply?.replyToId).toBe('m1');
});

test('unmentioned chatter and other bots get no answer', async () => {
  const { receive, questions } = await inTeams({ scope: 'groupChat' });
  expect(await receive({ type: 'message', text: '中午吃什么' })).toEqual([]);
  const mention = [{ type: 'mention', text: '<at>知依</at>', mentioned: BOT }];
  expect(
    await receive({
      type: 'message',
      text: '<at>知依</at> 险情',
      entities: mention,
      from: { id: '28:other', name: '别的机器人' },
    }),
  ).toEqual([]);
  expect(questions).toEqual([]);
});

test('a bare mention gets help', async () => {
  const { hear } = await inTeams({ scope: 'channel' });
  expect(await hear('')).toContain('我是知依');
});

test('welcome on install, once until it is removed; in a team it names who installed it', async () => {
  const { receive } = await inTeams({ scope: 'channel' });
  const install = { type: 'installationUpdate', action: 'add', from: { ...ASKER, name: '老张' } };
  const [greeting] = await receive(install);
  expect(shown(greeting)).toMatch(/老张把我加到了这里/);
  expect(await receive(install)).toEqual([]);
  expect(await receive({ type: 'conversationUpdate', membersAdded: [BOT] })).toEqual([]);
  expect(await receive({ ...install, action: 'remove' })).toEqual([]);
  expect(shown((await receive(install))[0])).toMatch(/我是知依/);
});

test('an edited question changes its reply; a deleted one takes it away and is forgotten', async () => {
  const { say, receive, adapter, hear } = await inTeams();
  const [reply] = await say('示例省防汛条例第三条', { id: 'q1' });
  expect(shown(reply)).toContain('每半年');
  const edit = {
    type: 'messageUpdate',
    id: 'q1',
    text: '示例省防汛条例第一条',
    channelData: { eventType: 'editMessage' },
  };
  expect(await receive(edit)).toEqual([]);
  expect(shown(adapter.updated.at(-1))).toContain('）第一条');
  await receive({ type: 'messageDelete', id: 'q1', channelData: { eventType: 'softDeleteMessage' } });
  expect(adapter.deleted).toHaveLength(1);
  expect(await hear('上一条')).toContain('还没有看过');
});

test('an answer shows once: the card, whose summary notifies; where Teams shows no cards, the complete text', async () => {
  const [withCards, without] = await Promise.all([inTeams(), inTeams({ teamsCards: false })]);
  const [card] = await withCards.say(QUESTION);
  expect(card).not.toHaveProperty('text');
  expect(card?.summary).toBe('《示例省防汛条例》(2023年版)第四条第二款:险情解除后,应当在十日内报告。');
  expect(wordsOf(cardOf(card))).toContain('十日内报告');
  expect(card?.entities).toBeUndefined();
  const [text] = await without.say(QUESTION);
  expect(text?.attachments).toBeUndefined();
  expect(text?.text).toMatch(/十日内报告[\s\S]*回复 1 /);
});

test('native citations of a text: one Message entity, only numbers that stand in it, limits kept', async () => {
  const { say } = await inTeams({ teamsCards: false });
  const [reply] = await say('演练');
  const [entity, ...others] = reply?.entities ?? [];
  expect(others).toEqual([]);
  expect(entity).toMatchObject({
    type: 'https://schema.org/Message',
    '@type': 'Message',
    '@context': 'https://schema.org',
    '@id': '',
  });
  const claims = (
    entity as unknown as { citation: { position: number; appearance: Record<string, string & string[]> }[] }
  ).citation;
  expect(claims.length).toBeGreaterThan(0);
  for (const { position, appearance } of claims) {
    expect(shown(reply)).toContain(`[${position}]`);
    expect(appearance.name?.length).toBeLessThanOrEqual(80);
    expect(appearance.abstract?.length).toBeLessThanOrEqual(160);
    expect(appearance.url).toMatch(/^https:\/\/zhiyi\.example\/read\//);
    expect(appearance.keywords?.length).toBeLessThanOrEqual(3);
    for (const keyword of appearance.keywords ?? []) expect(keyword.length).toBeLessThanOrEqual(28);
  }
  expect(reply?.channelData).toEqual({ feedbackLoop: { type: 'default' } });
});

test('cards: Execute with a Submit fallback in Teams, Submit alone in Web Chat', async () => {
  const [teams, web] = await Promise.all([inTeams(), dialogue({ channelId: 'webchat' })]);
  const teamsCard = JSON.stringify(cardOf((await teams.say('帮助')).at(-1)));
  expect(teamsCard).toMatch(
    /"type":"Action.Execute"[^{]*"data":\{"say":"[^"]+","action":\{"verb":"ask","question":"[^"]+"\}\},"fallback":\{"type":"Action.Submit"/,
  );
  const inWeb = JSON.stringify(cardOf((await web.say('帮助')).at(-1)));
  expect(inWeb).not.toContain('Action.Execute');
  expect(inWeb).toContain('"type":"Action.Submit"');
});

const invoked = (sent: { type?: string; value?: unknown }[]): { status: number; body?: unknown } =>
  sent.find((a) => a.type === 'invokeResponse')?.value as { status: number; body?: unknown };

test('adaptiveCard/action says what the button says and answers the invoke', async () => {
  const { receive } = await inTeams();
  const sent = await receive({
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: { action: { type: 'Action.Execute', verb: 'say', data: { say: QUESTION } } },
  });
  expect(shown(sent.find((a) => a.type === 'message'))).toContain('十日内报告');
  expect(invoked(sent)).toMatchObject({ status: 200, body: { statusCode: 200 } });
});

test.each([
  ['a JSON string', JSON.stringify({ feedbackText: '应引新版' }), '应引新版'],
  ['a plain string', '应引新版', '应引新版'],
  ['nothing', undefined, undefined],
])(
  'message/submitAction with %s stores thumb, comment, question, passages and index',
  async (_name, feedback, comment) => {
    const { say, receive, votes, questions } = await inTeams();
    const [reply] = await say(QUESTION);
    const sent = await receive({
      type: 'invoke',
      name: 'message/submitAction',
      ...(reply?.id ? { replyToId: reply.id } : {}),
      value: {
        actionName: 'feedback',
        actionValue: { reaction: 'dislike', ...(feedback ? { feedback } : {}) },
      },
    });
    expect(invoked(sent)).toMatchObject({ status: 200, body: {} });
    expect(votes).toMatchObject([
      {
        reaction: 'dislike',
        question: QUESTION,
        passages: questions[0]?.passages,
        index: questions[0]?.index,
      },
    ]);
    expect(votes[0]?.comment).toBe(comment);
  },
);

test('a vote on an older answer is kept with the question of that answer', async () => {
  const { say, receive, votes, questions } = await inTeams();
  const [older] = await say(QUESTION);
  await say('示例省防汛条例第一条');
  await say('帮助');
  const vote = (replyToId?: string) =>
    receive({
      type: 'invoke',
      name: 'message/submitAction',
      ...(replyToId ? { replyToId } : {}),
      value: { actionName: 'feedback', actionValue: { reaction: 'like' } },
    });
  await vote(older?.id);
  await vote('a reply long ago');
  await say('反馈 条文对', { replyToId: 'the thread' });
  expect(votes).toMatchObject([
    { turn: questions[0]?.turn, question: QUESTION, passages: questions[0]?.passages },
    { passages: [] },
    { turn: questions[1]?.turn, question: '示例省防汛条例第一条', reaction: 'comment' },
  ]);
  expect(votes[1]).not.toHaveProperty('turn');
});

test('an invoke that nobody knows gets 501', async () => {
  const { receive } = await inTeams();
  expect(invoked(await receive({ type: 'invoke', name: 'no/such', value: {} })).status).toBe(501);
});

interface Results {
  composeExtension: { attachments: { content: unknown; preview: { content: { title: string } } }[] };
}
const search = (value: object) => ({
  type: 'invoke',
  name: 'composeExtension/query',
  value: { commandId: 'search', ...value },
});

test('the message extension: an empty query shows what is held, skip and count are honoured', async () => {
  const { receive } = await inTeams();
  const first = invoked(
    await receive(
      search({ parameters: [{ name: 'initialRun', value: 'true' }], queryOptions: { skip: 0, count: 3 } }),
    ),
  ).body as Results;
  expect(first.composeExtension.attachments).toHaveLength(3);
  const next = invoked(await receive(search({ parameters: [], queryOptions: { skip: 1, count: 2 } })))
    .body as Results;
  expect(next.composeExtension.attachments.map((a) => a.preview.content.title)).toEqual(
    first.composeExtension.attachments.slice(1).map((a) => a.preview.content.title),
  );
});

test('the message extension: a question gives citation cards with previews; a link of ours is unfurled', async () => {
  const { receive } = await inTeams();
  const found = invoked(await receive(search({ parameters: [{ name: 'q', value: '几天内报告险情' }] })))
    .body as Results;
  const [card] = found.composeExtension.attachments;
  expect(card?.preview.content.title).toContain('《示例省防汛条例》');
  expect(wordsOf(card?.content)).toContain('十日内报告');
  const link = (url: string) =>
    receive({ type: 'invoke', name: 'composeExtension/queryLink', value: { url } });
  const own = invoked(await link('https://zhiyi.example/read/example-flood@2023-09-01#a4')).body as Results;
  expect(wordsOf(own.composeExtension.attachments[0]?.content)).toContain('转移人员');
  const foreign = invoked(await link('https://zhiyi.example.evil/read/example-flood#a4')).body as Results;
  expect(foreign.composeExtension.attachments).toEqual([]);
});

test('转给法规处 hands the question over and brings the answer back', async () => {
  const address = { serviceUrl: 'https://smba.example', bot: BOT.id };
  const legal = { channel: 'msteams', conversation: '19:legal', address };
  const { say, hear, receive, spoken } = await inTeams({ services: { legal } });
  expect(await hear('转给法规处')).toContain('还没有可以转交的问题');
  await say('食堂午餐补贴多少');
  expect(await hear('转给法规处 急')).toContain('已转给法规处');
  expect(spoken[0]).toMatchObject({ to: '19:legal', text: expect.stringContaining('食堂午餐补贴多少') });
  expect(spoken[0]?.text).toContain('在群里先 @我');
  const code = /答复 ([0-9a-f]+) /.exec(spoken[0]?.text ?? '')?.[1];
  const elsewhere = await receive({ type: 'message', text: `答复 ${code} 假冒` });
  expect(shown(elsewhere.at(-1))).not.toContain('已送达');
  const back = await receive({
    type: 'message',
    text: `答复 ${code} 按财务规定办`,
    conversation: { id: '19:legal' } as never,
  });
  expect(shown(back.at(-1))).toBe('已送达提问者。');
  expect(spoken[1]).toMatchObject({
    to: 'a:personal',
    text: expect.stringMatching(/食堂午餐补贴多少[\s\S]*按财务规定办/),
  });
});

test('without a legal conversation 转给法规处 says what to do instead', async () => {
  const { say, hear } = await inTeams();
  await say('食堂午餐补贴多少');
  expect(await hear('转给法规处')).toMatch(/没有设置接收的会话[\s\S]*反馈/);
});

test('私下回复 in a group where the channel cannot: nothing of the answer is shown', async () => {
  const { say } = await inTeams({ scope: 'groupChat', channelId: 'other' });
  const sent = await say(`私下回复 ${QUESTION}`);
  expect(sent.map(shown).join()).toMatch(/不能私下回复/);
  expect(sent.map(shown).join()).not.toContain('十日');
});

test('反馈 stores words, thumbs of Web Chat the turn they are about', async () => {
  const { say, receive, votes, questions } = await inTeams({ channelId: 'webchat' });
  const [reply] = await say(QUESTION);
  const offered = (reply!.entities![0] as unknown as { potentialAction: object[] }).potentialAction;
  await receive({ type: 'event', name: 'webchat:activity-status/feedback', entities: [offered[1]] as never });
  await say('反馈 应该引用修订后的条文');
  expect(votes).toMatchObject([
    { reaction: 'dislike', turn: questions[0]?.turn, question: QUESTION },
    { reaction: 'comment', comment: '应该引用修订后的条文' },
  ]);
});
