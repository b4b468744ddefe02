// What to do about each kind of problem, by its code: the module tells it in English, for terminals.
const HINTS: Record<string, string> = {
  syntax: '在“源文件”里改这一行：引号要成对、用英文标点。其他文件照常可用。',
  'unknown-key': '删掉这个键，或改成格式里有的写法。',
  'wrong-type': '该写列表的写成 ["…", "…"]，该写文字的加引号。',
  'missing-header': '到“包信息”里填上名字。',
  'duplicate-header': '只留一个 [pack]。',
  'newer-format': '换成新版的工作台再打开。',
  'missing-base': '把 extends 改成下面这一层的名字。',
  'circular-layer': '有一层的 extends 写错了：下层不能再叠回上层。',
  'two-tops': '每一层的 extends 写下面那一层，最后只剩一个最上层。',
  'duplicate-pack': '给这一层换个名字。',
  'replace-and-extend': '只留一个：整条换掉用 replace，补充用 extend。',
  'no-items': '至少写一个栏位和一个阶段。',
  'no-fields': '写上看哪些栏位。',
  'too-many': '删掉不用的。',
  'lone-key': '“什么时候排前面”和它的理由要一起写。',
  'unreadable-word': '换成普通的字词，不要空格和符号。',
  'already-below': '名字和下层的重了：换个名字，或者在下层那一条上直接改。',
  'nothing-to-replace': '下层没有这一条：去掉 replace，就是新增。',
  'nothing-to-extend': '下层没有这一条：去掉 extend，把内容写全。',
  'nothing-to-hide': '从“不要的条目”里去掉它。',
  'bad-hide': '写成 种类:名字，如 phrase:limit.call。',
  'missing-key': '把缺的内容补上。',
  'bad-id': '名字只用小写字母、数字、点、横线和下划线。',
  'duplicate-id': '给其中一条换个名字。',
  'duplicate-code': '给其中一条换个短码。',
  'duplicate-label': '一个叫法只能归一个栏位。',
  'duplicate-word': '留一个就够了。',
  'unknown-id': '从列表里选一个有的。',
  'unknown-slot': '花括号里只能是已有的空或栏位：从“插入空”里选，或者先去“空”里新建。',
  'unknown-value': '从给出的几个里选一个。',
  'unknown-accept': '写提醒的代号，如 near-duplicate。',
  'out-of-range': '改成范围内的数字。',
  'empty-text': '去掉空的一项。',
  'empty-list': '至少写一项。',
  braces: '花括号要成对；要写花括号本身，写成 {{ }}。',
  'no-condition': '写一个条件，或者整个去掉。',
  'two-conditions': '一个条件只写一个键，几个条件用 all 或 any 合起来。',
  'scene-in-scene': '场景的条件里不能再问场景，直接写栏位和词。',
  'two-sources': 'fields 和 due 只留一个。',
  'foreign-key': '这种规则用不到它，去掉。',
  'few-examples': '“必须指出”和“不能误报”各写至少两个例子。',
  'idle-except': '例外的说法要包含这个词。',
  'limit-length': '小时、天、工作日只写一个。',
  'bad-date': '日期写成 MM-DD 或 YYYY-MM-DD。',
  'bad-time': '时间写成 18:00 这样。',
  'bad-dial': '日子从早到晚写。',
  'not-a-choice': '换成这个栏位真有的选项。',
  'never-holds': '条件自相矛盾，检查一下是不是写反了。',
  'example-silent': '规则没有指出这个例子：改规则，或者把例子移到“不能误报”。',
  'example-loud': '规则误报了这个例子：收窄规则，或者把例子移到“必须指出”。',
  'fix-useless': '补上这句话术后仍然不合格：换一句，或者从“补救话术”里去掉。',
  'phrase-forbidden': '换一种说法，把这几个字去掉。',
  'phrase-over-limit': '承诺的时间改到法定时限以内。',
  'always-holds': '条件总是成立，可以去掉。',
  'stage-unentered': '给这个阶段写一条依据。',
  'slot-hides-field': '给空换个名字，或者让它取同名的栏位。',
  'unused-slot': '没有话术用到它，可以去掉。',
  'near-duplicate': '留一条就够了；两条都要，就在“不必再提醒”里写 near-duplicate。',
  'shadowed-rule': '前面的规则已经管了，可以去掉这条。',
  'idle-rule': '规则永远不会指出什么，检查条件。',
  'idle-filling': '这种规则填不了 {instead} 或 {found}，从提示里去掉。',
  'idle-dial': '规则的力度不比包的轻，可以不写。',
  'idle-accept': '已经没有这个提醒了，可以去掉。',
  'calendar-past': '补上今年的放假安排。',
};
export const hint = (code: string): string => HINTS[code] ?? '';

/** The name that was likely meant, as the module's own hint has it. */
export const meant = (hint: string): string => {
  const near = /did you mean `([^`]+)`/.exec(hint)?.[1];
  return near === undefined ? '' : `是不是“${near}”？`;
};

/** The names and words that a message of the module speaks of. */
export function names(message: string): string[] {
  const found = [...message.matchAll(/`([^`]+)`|“([^”]+)”/g)].map((match) => match[1] ?? match[2] ?? '');
  return [...new Set(found)];
}
