/** Asked to write, draw or think something, or for the assistant's own view: no passage does that. */
export const ERRAND =
  /(?:帮我?|替我|给我)(?:写|拟|起草|画|做|翻译|生成|汇总|整理|润色)(?:个|一个|一份|一篇|一下|成)|(?:翻译|汇总|整理)成|你(?:觉得|认为|怎么看)|(?:把|将)[这它那上刚][^,。?]{0,6}(?:收藏|存(?:起来|一下|下来|到)|打印|截图|导出|置顶|标星)/u;
