export const consultationDispatch = {};
