export async function warm(db) {
  await db.open();
  Response.json({ ready: true });
}
