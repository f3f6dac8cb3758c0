// The bare bot that the product is measured beside, under the loader that the product runs under.
import { register } from 'tsx/esm/api';

register();
await import('./echo-bot.ts');
