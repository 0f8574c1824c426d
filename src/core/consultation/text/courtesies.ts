// What stands around a letter and says nothing of its matter. Kept by hand; all in the form `plainScript` gives.

/** How a letter's first line begins: 尊敬的 … {@link ADDRESSEES} and a mark. */
export const SALUTATIONS = '尊敬的 敬爱的 亲爱的';

/** How the one who is addressed ends. */
export const ADDRESSEES =
  '领导 书记 总理 主席 省长 市长 县长 区长 镇长 主任 厅长 局长 处长 科长 所长 同志 先生 女士 老师 专家 委员 代表 编辑 朋友 网友 ' +
  '政府 市委 县委 部门 单位 办公室 委员会 发改委 局 厅 工作人员 负责人 编制组 起草组';

/** Whole words at the very beginning, taken off again and again. */
export const OPENINGS =
  '各位领导 领导您好 领导你好 领导们好 领导好 市长您好 市长好 书记您好 书记好 您们好 你们好 大家好 您好 你好 打扰了';

/** Whole words at the very end, taken off again and again. */
export const CLOSINGS =
  '此致敬礼 此致 敬礼 谢谢领导 谢谢您 谢谢你们 谢谢大家 谢谢 多谢 非常感谢 十分感谢 万分感谢 不胜感激 感谢 辛苦了 ' +
  '敬请采纳 恳请采纳 希望采纳 希望能采纳 请采纳 望采纳 敬请回复 恳请回复 请尽快回复 望尽快回复 希望回复 请回复 望回复 盼回复 盼复 ' +
  '敬请考虑 请考虑 望考虑 以上建议仅供参考 仅供参考 妥否请批示';
