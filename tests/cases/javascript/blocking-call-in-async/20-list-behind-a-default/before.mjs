import bcrypt, { hashSync } from 'bcryptjs';

export async function sign(password) {
  const salt = await bcrypt.genSalt(1);
  return hashSync(password, salt);
}
