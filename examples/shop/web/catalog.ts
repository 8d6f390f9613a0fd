export interface Product {
  id: string;
  price: number;
}

async function load(id: string): Promise<Product> {
  const answer = await fetch(`/products/${id}`);
  return answer.json();
}

export async function loadAll(ids: string[]): Promise<Product[]> {
  return Promise.all(ids.map((id) => load(id)));
}

export async function loadCategories(categories: string[][]): Promise<Product[][]> {
  return Promise.all(categories.map(async (ids) => Promise.all(ids.map((id) => load(id)))));
}
