import type { consultationPacket as zh } from '../zh-CN/consultation-packet.ts';

export const consultationPacket: typeof zh = {};
