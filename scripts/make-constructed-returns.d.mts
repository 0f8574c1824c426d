export function figuresOf(year: number): string;
