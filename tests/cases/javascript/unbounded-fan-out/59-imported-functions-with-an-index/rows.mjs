export async function numbered(name, index) {
  return `${index}:${name}`;
}

export const tick = async () => 'tick';
