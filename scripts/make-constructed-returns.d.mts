export function figuresOf(year: number): string;
export function accountsOf(year: number): string;
