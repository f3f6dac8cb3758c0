/** Words for the life of a document: how it came about, rather than what it lays down. Reports tell it, its text does not. */

/** How far the making of a document has come: told by others even where its headnotes are held. */
export const PROGRESS =
  /进展|进度|[走弄搞办改推进]到(?:哪|啥|什么)|走到|哪一步|起草|立法|调研|修订(?:到|得|工作|情况|起草)|谁(?:来)?(?:起草|修订)/u;

/** Anything of its life, from drafting to being made known: asked of a document without text, others' words answer. */
export const HISTORY =
  /修订|修改|立法|起草|调研|进展|进度|[走弄搞办改推进]到(?:哪|啥|什么)|走到|哪一步|出台|颁布|印发|发布|发文|制定|制订|什么时候|何时|哪年|提到|提过|提了|报告|几次|宣贯|宣传|计划|打算|领先|推进|落实/u;
