/** Words that ask. What they ask for stands next to them: 死伤多少人, 在哪里下载, 叫什么名字, 名单有吗. */
export const ASKING = /多少|几(?!乎)|什么|啥|哪|谁|吗|多久|多长|怎么|如何|有没有|是否|能不能|要不要|呢/gu;

/** A count of things that a question wants named one by one: 哪8项. */
export const WANTED_COUNT = /哪\s*(\d{1,3}|[二两三四五六七八九十]{1,3})\s*(?:大|个|项|家|种|类|条|起|部)/u;

/** A word, or a piece of one, that asks: it stands in no passage, what it asks for does. */
export const ASKING_PIECE = /[几多谁哪啥何怎咋吗]|什么/u;
