import { run } from '../../bot/cli/serve.ts';
import { APP, type Gateway, gateway } from './dingtalk/gateway.ts';
import { pageOf } from './dingtalk/page.ts';

/** Ports of the emulators' pages. */
const PORT = 3979;

/** Services to try the bot with, by the name of their channel. */
const EMULATORS: Readonly<Record<string, (card: boolean) => Promise<void>>> = {
  async dingtalk(card) {
    let own: Gateway | undefined;
    own = await gateway({ now: () => new Date(), port: PORT, more: pageOf(() => own!) });
    Object.assign(process.env, {
      ZHIYI_DINGTALK_CLIENT_ID: APP.clientId,
      ZHIYI_DINGTALK_CLIENT_SECRET: APP.clientSecret,
      ZHIYI_DINGTALK_API: own.url,
      ZHIYI_DINGTALK_OAPI: own.url,
      ZHIYI_DINGTALK_WEBHOOK_HOSTS: '127.0.0.1',
      ZHIYI_DINGTALK_FILE_HOSTS: '127.0.0.1',
      ...(card ? { ZHIYI_DINGTALK_CARD_TEMPLATE: 'template' } : {}),
    });
    console.log(`钉钉模拟器:${own.url}`);
  },
};

/** `npm run emulate -- dingtalk [card]`: the bot beside a service that speaks like the channel's. Exit code 2: there is none. */
async function main([name = '', how]: readonly string[]): Promise<number> {
  const begin = Object.hasOwn(EMULATORS, name) ? EMULATORS[name] : undefined;
  if (!begin) {
    console.error(`emulate needs the name of a channel: ${Object.keys(EMULATORS).join(', ')}`);
    return 2;
  }
  await begin(how === 'card');
  return run([]);
}

process.exitCode = await main(process.argv.slice(2));
