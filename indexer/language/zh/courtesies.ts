import { anyOf } from './any-of.ts';

/** What stands in messages between people and asks nothing; taken out before a message is read. */

/** The bot, called by name: as Teams marks it, by @, and @ right before a question without a blank. */
export const MENTION =
  /<at>[^<]{0,60}<\/at>|@[^\s@,,:]{1,20}(?=\s|,|:|$)|^@(?:机器人|助手|小助手|[^\s@]{1,4}?)(?=\p{Script=Han}{6})/gu;

/** Phrases that ask nothing, wherever they stand. */
export const POLITE = anyOf(
  'giu',
  // Greetings.
  /早上好|上午好|中午好|下午好|晚上好|您好|你好|大家好|各位好|哈喽|嗨|在吗|在不在/u,
  // Excuses for asking.
  /打扰(?:一下|了|您了|下)?|不好意思/u,
  // Asking for a favour; what is asked stands behind it.
  /麻烦(?:您|你|大家)?(?:帮忙|帮我|帮)?(?:看看|看下|看一下|查查|查下|查一下|问下|问一下)?/u,
  // Saying that one asks.
  /(?:我)?(?:想|要)?(?:问|请教|咨询)(?:一下|您|你)?[两二三四几](?:个|件)?(?:小|简单)?(?:事情?|问题|点)[儿:,，。]{1,2}|请问(?:一下|下)?|问一下|想问(?:一下|下|问)?|我想(?:问(?:一下|下)?|知道|了解(?:一下)?)|想(?:知道|了解)(?:一下)?/u,
  // Asking for help in looking.
  /帮(?:忙|我)?(?:查|看|找)(?:一下|下|查|看|找)?/u,
  // How it should be told: …,八样都列给我; …,一条不落.
  /(?<=[,。;?\s])(?:请|把|[那这]?[一二三四五六七八九十]{1,2}[样条种项个点]){0,2}(?:都|全部?|统统|逐一|一一){0,2}(?:列|写|说|讲|报|摆|给)(?:出来|给我|全|一下|齐|清楚|明白|我){1,2}[吧啊呀]?(?=[。!?]*$)|(?<=[,。;?\s])(?:一[条样个项点种]|一个)(?:都|也)?(?:不|别)(?:能|要)?[落漏少](?:下|掉)?(?=[。!?]*$)|(?<=[,。;?\s])(?:我)?(?:写|做|填|办)(?:文书|材料|报告|案卷|课件|ppt)(?:要|时)?用(?=[。!?]*$)/u,
  // Thanks.
  /谢谢(?:你|您|大家|了|啦)?|多谢|感谢|辛苦(?:了|您了|啦)?|拜托(?:了)?/u,
  // Haste and explanations of it.
  /急急急|比较急|在线等|是这样的|我翻了半天没翻到|领导要个数/u,
  // Greetings in English.
  /(?<![a-z])(?:hi|hello)(?![a-z])/u,
);

/** Particles at a pause; 额 between pauses is a sigh, behind 金 it is none, and 酒吧, 网吧 are places; 困死了 by itself complains. */
export const SIGHS =
  /(?:(?<=^|[,。!?~\s])(?:[我真]?[困累烦忙急愁]死我?了|头[大疼痛](?:死?了)?|救命|求助|在线等|急急急)|呀|啊|哦|呢|(?<![酒网])吧|嘛|哈|啦|哟|诶|欸|(?<=^|[,。!?~\s])额|呃)(?=[,。!?~\s]|$)/gu;

/** Messages that are a courtesy, an acknowledgement or a bare command and no more, between questions. */
export const COURTESY =
  /^(?:谢谢.*|(?:(?:这|那)[条个]|我){0,2}(?:好的?|明白了?|知道了?|懂了?|清楚了?|有了|看到了?|看过了?|记下了?|嗯+|哦+|ok|收到了?|了解了?|👍)[。!]*|(?:帮助|菜单|文件|目录|重来|反馈|入门|术语)[。!]*)$/iu;
