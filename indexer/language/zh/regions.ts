/**
 * Places in questions. A question about another province or city is not answered by this one's rules: the texts held
 * name the places they are for, all other places are outside them. Source of the names: GB/T 2260, 行政区划代码.
 */

/** The province whose department this is; its rules apply without being named. */
export const HOME = '浙江';
export const HOME_CITIES = [
  '杭州',
  '宁波',
  '温州',
  '嘉兴',
  '湖州',
  '绍兴',
  '金华',
  '衢州',
  '舟山',
  '台州',
  '丽水',
  '义乌',
  '温岭',
];
const PROVINCES = [
  '北京',
  '天津',
  '河北',
  '山西',
  '内蒙古',
  '辽宁',
  '吉林',
  '黑龙江',
  '上海',
  '江苏',
  '安徽',
  '福建',
  '江西',
  '山东',
  '河南',
  '湖北',
  '湖南',
  '广东',
  '广西',
  '海南',
  '重庆',
  '四川',
  '贵州',
  '云南',
  '西藏',
  '陕西',
  '甘肃',
  '青海',
  '宁夏',
  '新疆',
  '香港',
  '澳门',
  '台湾',
];
const CITIES = [
  '广州',
  '深圳',
  '南京',
  '苏州',
  '无锡',
  '武汉',
  '成都',
  '西安',
  '郑州',
  '长沙',
  '青岛',
  '济南',
  '大连',
  '沈阳',
  '厦门',
  '福州',
  '合肥',
  '南昌',
  '昆明',
  '贵阳',
  '南宁',
  '石家庄',
  '太原',
  '哈尔滨',
  '长春',
  '兰州',
  '乌鲁木齐',
];
const ALL = [HOME, ...HOME_CITIES, ...PROVINCES, ...CITIES];

/** The places a text names, in the table's order. Example: 四川省实施突发事件应对法办法 → 四川. */
export function regionsIn(text: string): string[] {
  return ALL.filter((name) => text.includes(name));
}

/** The place that a title is for, or undefined for national texts. Example: 宁波市生产经营单位… → 宁波. */
export function regionOfTitle(title: string): string | undefined {
  return ALL.find((name) => title.startsWith(name));
}
