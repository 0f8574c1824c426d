/** What somebody does at a planning office (规划编制办公室): works at the desk (经办), or answers for it (负责人) and publishes. */
export const PLANNER_DUTIES = ['desk', 'head'] as const;
export type PlannerDuty = (typeof PLANNER_DUTIES)[number];
