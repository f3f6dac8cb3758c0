import { botFrameworkTalk } from './bot-framework-talk.ts';
import { dingtalkTalk } from './dingtalk/dingtalk-talk.ts';
import { type ChannelUnderTest, channelSuite } from './suite.ts';
import { webTalk } from './web-talk.ts';

const ONE_PERSON = 'a conversation of the page has one person';
const NO_EDIT = 'Web Chat changes and takes back no messages';
const NO_QUOTE = 'the page quotes the answers of its own conversation only';
const NO_FORWARD = 'Web Chat forwards no messages';
const UNTOLD = 'DingTalk tells a robot of no edits, and of no messages taken back';

const CHANNELS: readonly ChannelUnderTest[] = [
  {
    name: 'Teams',
    open: (setting) => botFrameworkTalk({ channelId: 'msteams' }, setting),
    exceptions: {},
  },
  {
    name: 'Teams without cards',
    open: (setting) => botFrameworkTalk({ channelId: 'msteams', teamsCards: false }, setting),
    exceptions: {},
  },
  {
    name: 'another Bot Framework client',
    open: (setting) => botFrameworkTalk({ channelId: 'emulator' }, setting),
    exceptions: {},
  },
  {
    name: 'Teams by the successor of botbuilder',
    open: (setting) => botFrameworkTalk({ channelId: 'msteams', agents: true }, setting),
    exceptions: {},
  },
  {
    name: 'another client by the successor of botbuilder',
    open: (setting) => botFrameworkTalk({ channelId: 'emulator', agents: true }, setting),
    exceptions: {},
  },
  {
    name: 'the own page',
    open: webTalk,
    exceptions: {
      mention: ONE_PERSON,
      group: ONE_PERSON,
      'edited message': NO_EDIT,
      'deleted message': NO_EDIT,
      'follow-up on what is quoted': NO_QUOTE,
      'quoted answer to another': ONE_PERSON,
      'quoted message of another': ONE_PERSON,
      'forwarded message': NO_FORWARD,
      'several mentioned': ONE_PERSON,
    },
  },
  {
    name: 'DingTalk',
    open: dingtalkTalk,
    exceptions: { 'edited message': UNTOLD, 'deleted message': UNTOLD },
  },
];

for (const channel of CHANNELS) channelSuite(channel);
