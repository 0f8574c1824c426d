import type { appointments as model } from '../zh-CN/appointments.ts';

export const appointments: typeof model = {};
