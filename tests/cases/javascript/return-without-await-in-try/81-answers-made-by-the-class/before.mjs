export async function list(db) {
  try {
    const rows = await db.all();
    return Response.json({ rows });
  } catch (error) {
    return Response.json({ error: String(error) }, { status: 500 });
  }
}

export async function read(url) {
  try {
    const response = await fetch(url);
    return response.json();
  } catch {
    return Response.error();
  }
}
