import bcrypt, { hash } from 'bcryptjs';

export async function sign(password) {
  const salt = await bcrypt.genSalt(1);
  return await hash(password, salt);
}
