export const send = async (mail) => mail.to;

export const total = async (month) => month * 10;
