const query = async (id: string): Promise<string> => `row ${id}`;

export function find(id: string, known?: string): Promise<string> | string {
  return new Promise<string>(async (resolve, reject) => {
    try {
      resolve(known ?? (await query(id)));
    } catch (error) {
      reject(error);
    }
  });
}

export function first(id: string): Promise<string> | Promise<number> {
  return new Promise<string>(async (resolve, reject) => {
    try {
      const row = await query(id);
      resolve(row);
    } catch (error) {
      reject(error);
    }
  });
}

console.log(await find('1'), await first('2'));
