import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import restify from 'restify';

/** What an answer is compared with: the same server library, adapter and token checks, and no more than an echo. */
const settings = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => /^(?:Microsoft|To|OAuth|Validate)/.test(name)),
) as Record<string, string>;
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication(settings));
const server = restify.createServer();
server.use(restify.plugins.bodyParser({ maxBodySize: 262_144 }));
server.post('/api/messages', async (req, res) => {
  await adapter.process(req, res, async (context) => {
    if (context.activity.type === 'message') await context.sendActivity(`回声:${context.activity.text}`);
  });
});
server.listen(0, '127.0.0.1', () => console.log(`listening http://127.0.0.1:${server.address().port}`));
