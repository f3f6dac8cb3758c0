import { COMMANDS, type Command } from '../bot/commands/table.ts';
import type { Organisation } from '../indexer/index.ts';

/** What a package needs to know of where it is used. */
export interface PackageSettings {
  /** Of the Teams app; a GUID. */
  readonly appId: string;
  /** Of the bot in Entra; a GUID. */
  readonly botId: string;
  /** https address of the server, without a slash at the end. */
  readonly publicUrl: string;
  /** Shown as the maker of the app. */
  readonly developer: string;
  readonly organisation: Organisation;
  readonly privacyUrl: string;
  readonly termsUrl: string;
  readonly version: string;
}

/** Prompt starters: the first question of each kind of reader, as far as the organisation explains it. */
function starters({ questions }: Organisation): { question: string; about: string; english: string }[] {
  return questions.slice(0, MOST_STARTERS).flatMap(({ ask: [first] }) => {
    if (!first?.about) return [];
    return [{ question: first.question, about: first.about, english: first.english ?? first.about }];
  });
}

/** Starters of a list that also has room for the commands most in use. */
const MOST_STARTERS = 3;
/** Teams shows at most ten commands of a list. */
const MOST = 10;

const SHORT = '政策问答,每个答案都有出处。';
const FULL =
  '知依用收录的法规和报告回答问题:给出原文、条款号、效力状态和来源链接;找不到依据就直说。法规没有收录原文时显示自行编写的要旨,并注明不是原文。可在单聊、群聊和频道中 @知依 提问,也可在输入框中搜索条文并插入引文卡片。';

/** The Teams manifest. 1.22 is the lowest schema that has all it uses. */
export function buildManifest(settings: PackageSettings): Record<string, unknown> {
  const { appId, botId, publicUrl, developer, organisation, privacyUrl, termsUrl, version } = settings;
  const domain = new URL(publicUrl).host;
  const { article } = organisation.examples;
  return {
    $schema: 'https://developer.microsoft.com/json-schemas/teams/v1.22/MicrosoftTeams.schema.json',
    manifestVersion: '1.22',
    version,
    id: appId,
    developer: {
      name: developer,
      websiteUrl: publicUrl,
      privacyUrl,
      termsOfUseUrl: termsUrl,
    },
    localizationInfo: {
      defaultLanguageTag: 'zh-cn',
      additionalLanguages: [{ languageTag: 'en-us', file: 'en-us.json' }],
    },
    name: { short: '知依', full: '知依 · 有出处的政策问答' },
    description: { short: SHORT, full: FULL },
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: '#1D5B6F',
    bots: [
      {
        botId,
        scopes: ['personal', 'team', 'groupChat'],
        // Drafts to be checked.
        supportsFiles: true,
        commandLists: commandLists(organisation),
      },
    ],
    composeExtensions: [
      {
        botId,
        commands: [
          {
            id: 'search',
            type: 'query',
            title: '查条文',
            description: '搜索条文,插入带出处的卡片',
            context: ['compose', 'commandBox'],
            initialRun: true,
            parameters: [
              {
                name: 'q',
                title: '问题或条款号',
                description: article ? `例如 ${article}` : '要查什么',
                inputType: 'text',
              },
            ],
          },
        ],
        messageHandlers: [{ type: 'link', value: { domains: [domain] } }],
      },
    ],
    staticTabs: [
      { entityId: 'conversations', scopes: ['personal'] },
      {
        entityId: 'chat',
        name: '网页版',
        contentUrl: `${publicUrl}/`,
        websiteUrl: `${publicUrl}/`,
        scopes: ['personal'],
      },
      { entityId: 'about', scopes: ['personal'] },
    ],
    validDomains: [domain],
  };
}

interface Listed {
  readonly title: string;
  readonly description: string;
}

/** One list for one person, one for groups: the first shows questions to begin with. */
function commandLists(organisation: Organisation): { scopes: string[]; commands: Listed[] }[] {
  const first = starters(organisation).map(({ question, about }) => ({
    title: question,
    description: about,
  }));
  return [
    { scopes: ['personal'], commands: [...first, ...listed(MOST - first.length)] },
    { scopes: ['team', 'groupChat'], commands: listed(MOST) },
  ];
}

/** The listed commands in the table's order, as many as there is room for. */
export function listedCommands(most: number): Command[] {
  return COMMANDS.filter((c) => c.listed).slice(0, most);
}

function listed(most: number): Listed[] {
  return listedCommands(most).map(({ name, summary }) => ({ title: name, description: summary }));
}

/** Texts for English clients; the addresses are those of the manifest's fields. */
export function englishTexts(organisation: Organisation): Record<string, string> {
  const { article } = organisation.examples;
  const texts: Record<string, string> = {
    $schema:
      'https://developer.microsoft.com/json-schemas/teams/v1.22/MicrosoftTeams.Localization.schema.json',
    'name.short': 'Zhiyi',
    'name.full': 'Zhiyi · policy answers with sources',
    'description.short': 'Policy questions answered with passages you can cite.',
    'description.full':
      'Zhiyi answers from the regulations and reports it holds: the passage word for word, its place, its status and a link to the source; where nothing is found it says so. Where an official text is not held, own-words headnotes are shown and marked as such. Questions are asked and answered in Chinese.',
    'staticTabs[1].name': 'Web',
    'composeExtensions[0].commands[0].title': 'Find a provision',
    'composeExtensions[0].commands[0].description': 'Search and insert a card with its citation',
    'composeExtensions[0].commands[0].parameters[0].title': 'Question or article number',
    'composeExtensions[0].commands[0].parameters[0].description': article
      ? `for example ${article}`
      : 'what to look for',
  };
  const first = starters(organisation);
  first.forEach(({ question, english }, i) => {
    texts[`bots[0].commandLists[0].commands[${i}].title`] = question;
    texts[`bots[0].commandLists[0].commands[${i}].description`] = english;
  });
  listInEnglish(texts, 0, first.length);
  listInEnglish(texts, 1, 0);
  return texts;
}

function listInEnglish(texts: Record<string, string>, list: number, from: number): void {
  listedCommands(MOST - from).forEach(({ name, english }, i) => {
    const at = `bots[0].commandLists[${list}].commands[${from + i}]`;
    texts[`${at}.title`] = english?.name ?? name;
    texts[`${at}.description`] = english?.summary ?? '';
  });
}
