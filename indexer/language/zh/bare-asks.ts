import type { Aspect } from './aspects.ts';

/**
 * Messages that ask for a side of a matter and name no matter: 怎么处罚, 谁负责. By themselves they can only be asked back;
 * after a question they go on from it.
 */
const ROWS: readonly { readonly asks: string; readonly aspect?: Aspect }[] = [
  {
    asks: '(?:要|会|应该?|该|会被|会不会被|要不要|那|违法|违规|违反了?|违者|一般|最高|最多|最少|到底|具体|可以|得|能|被){0,6}(?:怎么|怎样|如何|咋|受什么|什么|会|要|被)?(?:处罚|罚款?|处理|处分|追责|追究|定性|判)(?:多少|多重|几万|多少钱|什么|金额|标准|吗|得重吗|重吗|力度|是什么|依据|依据是什么|规定|的){0,6}',
    aspect: 'penalty',
  },
  {
    asks: '(?:最高|最多|最少|最低|一共|总共|要|会|得|能){0,6}罚(?:款)?(?:多少|几万|多少钱|几个?钱)(?:钱|元)?',
    aspect: 'penalty',
  },
  {
    asks: '(?:这|这个|这事|这件事|那|应该?|该|由|归|到底|主要|具体|都){0,6}(?:谁|哪个部门|哪些部门|什么部门|哪个单位|哪一?家|哪个科室|哪里?)(?:来|具体|牵头)?(?:负责|管|主管|牵头|管理|处理|处罚|执法|审批|批|承担|承办|办理|组织|监管)?(?:的)?',
    aspect: 'authority',
  },
  {
    asks: '(?:应该?|该|要|具体|到底|那|这个?){0,6}(?:怎么|如何|咋|怎样)(?:办|弄|做|办理|申请|申报|处理|操作|报|上报|走流程|规定|规定的?|说|要求|执行)',
  },
  {
    asks: '(?:要|需要|得|大概|一般|最长|最多|最迟|到底){0,6}(?:多久|多长时间|几天|多少天|什么时候|何时|几个?工作日|哪天|期限(?:是)?多久|多少日)(?:内|之内|开始|结束|报|上报|完成|办完|办好|生效|以内)?',
  },
  {
    asks: '(?:有|要|需要|得)?(?:什么|哪些|啥)(?:条件|要求|材料|手续|规定|流程|程序|标准|依据|后果|责任|义务|措施)|(?:条件|要求|材料|手续|流程|程序|标准|依据|后果|责任|期限|时限|处罚标准|法律依据|法律责任|定义|依据条款)(?:是)?(?:什么|啥|有哪些|呢|怎么规定)?',
  },
  {
    asks: '(?:多少|几个|几次|几条|多少钱|多少人|哪些|哪几个|有哪些|都有哪些|为什么|为啥|什么意思|是什么|什么|怎么回事|然后呢?|还有呢?|具体呢?|详细(?:点|一点)?|说详细(?:点|一点)|举个例子)',
  },
  {
    asks: '(?:第[一二三四五六七八九十\\d]{1,3}个|最后一个|上面那个|下面那个|这个|那个|它|前者|后者|上一个|下一个|刚才那个)(?:呢|是什么|怎么说|是啥|怎么办|怎么罚|怎么处罚|合法吗|可以吗|行吗|有效吗)?',
  },
  {
    asks: '(?:这|这样|这么做|这种情况|那样|这个|这事)(?:合法|违法|违规|合规|可以|行|算|允许|犯法|算违法|有效)(?:吗|不|么|不行|不可以)?',
  },
];

const MESSAGES = ROWS.map(({ asks, aspect }) => ({
  pattern: new RegExp(`^(?:请问|那么?|您好|你好)?(?:${asks})[呢吗啊呀吧么的了]*$`, 'u'),
  aspect,
}));

/** A message that asks without naming a matter, and the side of it that it asks for; undefined for any other. */
export function bareAsk(normalized: string): { readonly aspect: Aspect | undefined } | undefined {
  const words = normalized.replace(/[\s,。.!?、;:]+/gu, '');
  if (words.length === 0 || words.length > 16) return undefined;
  const found = MESSAGES.find(({ pattern }) => pattern.test(words));
  return found && { aspect: found.aspect };
}
