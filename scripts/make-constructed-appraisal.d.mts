export function appraisalFigures(): string;
