/**
 * Sides of a matter that a question asks for and a sentence tells: the same act has an article that forbids it, one that
 * punishes it and one that says who watches over it, and all three share its nouns. One row an aspect: how it is asked for,
 * and how words that tell it look. Checked on labelled sentences in tests/language/aspects.test.ts.
 */
export type Aspect = keyof typeof ASPECTS;

interface Row {
  /** Tried on the whole normalised question. */
  readonly asks: RegExp;
  /** Tried on folded words of a passage, sentence by sentence. */
  readonly tells: RegExp;
}

const COUNT = '[\\d一二三四五六七八九十百千万两半]';

export const ASPECTS = {
  /** What happens to whoever breaks it. */
  penalty: {
    asks: /罚|处分|追责|追究|法律责任|责任条款|后果|吊销|拘留|坐牢|判刑|犯法|犯罪|问责|怎么处理|会被?(?:怎么?样|咋样|怎么着)|收拾|(?:受|有)(?:什么|啥)处理|挨(?:什么|啥|批|处)|吃官司|下场|蹲|停业|开除/u,
    tells:
      /罚款|处分|吊销|没收|拘留|刑事责任|治安管理处罚|停产停业|停业整顿|处以|警告|撤职|禁止从业|关闭|滞纳金|加处|失信/u,
  },
  /** How much money, how many. */
  amount: {
    asks: /多少|几(?:万|千|百|个|元|块|倍|人|家|次|起|成|名|项)|金额|上限|下限|封顶|起步|标准|比例|占比|百分之几|力度/u,
    tells: new RegExp(
      `${COUNT}+(?:\\.\\d+)?(?:余|多)?(?:万|亿|千|百)?(?:余|多)?(?:元|倍|人|次|项|名|家|起|件|%)|百分之`,
      'u',
    ),
  },
  /** By when, for how long, since when. */
  period: {
    asks: /几(?:天|日|小时|个?月|年|分钟)|多少(?:天|日|小时|年|个?月)|多久|期限|时限|多长时间|什么时候|啥时候|何时|几月|几号|哪天|之前|以内|时效|多快|来得及|赶在|截止|到期|多早|马上|隔多/u,
    tells: new RegExp(
      `${COUNT}{1,9}个?(?:工作)?(?:日|天|小时|月|年|分钟)(?:内|前|以内|之内|底|以上|以前)?|立即|及时|定期|期限|期间|每(?:年|月|季|半年)`,
      'u',
    ),
  },
  /** Who has to do it. */
  duty: {
    asks: /谁|由.{0,8}(?:负责|来|去|出面|决定)|哪(?:个|些)(?:人|领导|单位|企业|部门)|归.{0,6}管|牵头|找哪|责任人|第一责任|拍板|出钱|出面|说了算/u,
    tells:
      /应当|必须|负责|由.{1,30}(?:组织|实施|承担|决定|批准|确定|规定|制定|发布|公布|给予|处)|牵头|指挥|承担|第一责任人|主持/u,
  },
  /** Which authority is competent. */
  authority: {
    asks: /(?:哪个|哪些|什么|啥|哪家|哪级|哪一级)(?:部门|机关|单位|政府|衙门|口子|机构)|主管|归.{0,6}管|监管|管辖|谁(?:来)?(?:管|批|发|查|监督|审批|发布|宣布)|找谁|向谁|报给谁|跟谁/u,
    tells: /部门|人民政府|指挥机构|机关|管辖|监督管理机构|批准|备案|审批|行政公署/u,
  },
  /** How it is done, step by step. */
  procedure: {
    asks: /怎么(?:办|走|做|弄|申请|报|处置|搞|操作|执行|认定|发|领|调查|启动)|如何|流程|程序|步骤|手续|怎样|咋(?:办|弄|整|报|走)|先.{0,6}后|要走|提交|材料/u,
    tells:
      /程序|应当(?:先|经|报|向)|提出|申请|听证|审批|审核|批准|备案|报告|通知|公告|送达|书面|论证|评估|调查|验收|登记/u,
  },
  /** What a word means, what kinds there are. */
  definition: {
    asks: /是什么(?!时候|情况|部门|人|样)|什么是|啥是|是啥|什么意思|啥意思|什么叫|啥叫|定义|含义|怎么解释|指什么|指的是|指啥|怎么界定|是指|分(?:为)?(?:哪)?几[种类级]|几种|几类|算不算|种类|类型|概念|什么东西|啥东西/u,
    tells: /是指|所称|指的是|分为|包括|下列(?:用语|情形)|(?:以下|下)(?:简称|统称)|含义/u,
  },
  /** To what and whom it applies. */
  scope: {
    asks: /适用|管不管|管得着|管到|归不归|算不算|包不包括|包括.{0,8}吗|范围|哪些(?:情况|情形|单位|企业|人|行业|场所)|什么(?:情况|情形|条件)|啥情况|对象|属不属于|在不在/u,
    tells: /适用|范围|情形|条件|属于|所称|以及其他|行政区域内|单位|企业|人员|场所|项目|(?:的),/u,
  },
  /** What is exempt, otherwise, not so. */
  exception: {
    asks: /除了|例外|除外|不用|可以不|不算|不属于|免(?:除|于|罚|责)|豁免|特殊情况|不(?:罚|处罚)|能不(?:罚|报|交)|减轻|从轻|非.{0,4}不可/u,
    tells: /除外|除.{1,30}外|但是?[,,]|不予|不适用|免(?:除|于|予)|可以不|减轻|从轻|另有规定|不受|无须/u,
  },
  /** How often. */
  frequency: {
    asks: /多久.{0,4}[次回趟]|频次|频率|几[次回趟]|每(?:年|月|季|半年|隔)|定期|隔多久/u,
    tells: /每(?:半)?(?:年|季度?|月|周|日|\d{1,4}年|[两二三四五]年)|至少.{0,8}次|定期|一次/u,
  },
  /** Whether it may, must, must not. */
  permission: {
    asks: /能不能|可不可以|可以.{0,20}吗|能.{0,20}吗|是否|允许|有权|准不准|行不行|要不要|用不用|必须|需不需要|是不是|得不得|敢不|合法|违法|违规/u,
    tells: /可以|不得|禁止|有权|严禁|方可|拒绝|无须|未经|不准/u,
  },
  /** Degrees: grades, colours. */
  level: {
    asks: /几级|级别|分级|等级|颜色|[红橙黄蓝]色|[一二三四]级|档次|哪一档/u,
    tells:
      /(?<![省市县乡上下各逐同本国部地层])级(?!以上|人民|政府|主管|财政|行政|地方)|[红橙黄蓝]色|特别重大|较大|特大|重度|中度|轻度/u,
  },
  /** What for. */
  purpose: {
    asks: /为什么|为啥|为何|目的|干嘛|干什么用|图啥|有什么用|啥用|凭什么|凭啥|意义/u,
    tells: /为了|为(?:加强|规范|保障|防止|预防|保护|做好)|目的|旨在|以便|立法/u,
  },
} as const satisfies Record<string, Row>;

const ENTRIES = Object.entries(ASPECTS) as [Aspect, Row][];

/** The aspects that a normalised question asks for, in the order of the table. */
export function aspectsAsked(question: string): Aspect[] {
  return ENTRIES.filter(([, { asks }]) => asks.test(question)).map(([aspect]) => aspect);
}

/** The aspects that folded words tell. */
export function aspectsTold(folded: string): ReadonlySet<Aspect> {
  return new Set(ENTRIES.filter(([, { tells }]) => tells.test(folded)).map(([aspect]) => aspect));
}
