import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * The folder of this package, which holds package.json, the shipped knowledge and, once built, dist/. Modules lie one
 * level deeper when they are built, so that paths to what is not code start here.
 */
export const PACKAGE_ROOT = rootAbove(import.meta.dirname);

/** Whether this is an installed package: the built files without the sources. */
export const INSTALLED = !existsSync(path.join(PACKAGE_ROOT, 'bot', 'main.ts'));

/** The knowledge of this product, wherever it is called from. Only read. */
export const SHIPPED = path.join(PACKAGE_ROOT, 'knowledge');

// What is written lies below the working directory: a package folder may be read-only, and goes with the next install.

/** Where official texts are brought to; it completes the shipped knowledge. */
export const IMPORTED = path.join('knowledge', 'official');

/** Where the index is kept between runs. */
export const CACHE = '.cache';

/** Where records are kept. */
export const DATA = 'data';

function rootAbove(folder: string): string {
  if (existsSync(path.join(folder, 'package.json'))) return folder;
  const above = path.dirname(folder);
  if (above === folder) throw new Error('no package.json above this module: the installation is not whole');
  return rootAbove(above);
}
