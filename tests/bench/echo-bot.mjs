// The bare bot that the product is measured beside: the least a bot with a conversation can be on this stack, CloudAdapter on
// restify, echoing and counting turns in its conversation state. JavaScript, as the product is when it runs. It says where it
// listens.
import {
  ActivityHandler,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConversationState,
  MemoryStorage,
} from 'botbuilder';
import restify from 'restify';

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const conversation = new ConversationState(new MemoryStorage());
const turns = conversation.createProperty('turns');
const bot = new ActivityHandler();
bot.onMessage(async (context, next) => {
  await turns.set(context, (await turns.get(context, 0)) + 1);
  await context.sendActivity(`Echo: ${context.activity.text}`);
  await next();
});
const server = restify.createServer({ name: '' });
server.use(restify.plugins.bodyParser({ maxBodySize: 262_144 }));
server.post('/api/messages', async (req, res) => {
  await adapter.process(req, res, async (context) => {
    await bot.run(context);
    await conversation.saveChanges(context);
  });
});
server.listen(Number(process.env.PORT), '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${server.address().port}\n`);
});
process.once('SIGTERM', () => process.exit(0));
