export const find = async (id) => ({ id });
export const wrap = (handler) => (req, res, next) => handler(req, res).catch(next);
