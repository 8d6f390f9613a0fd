export async function profile(id) {
  const response = await fetch(`https://api.example/users/${id}`);
  return response.json();
}
