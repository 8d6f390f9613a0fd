export const one = async () => 1;
export const lib = { async start() {}, stop() {} };
