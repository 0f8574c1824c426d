export const consultationPacket = {};
