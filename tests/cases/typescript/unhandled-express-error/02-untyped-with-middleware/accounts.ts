export async function removeAccount(id: string): Promise<boolean> {
  return id !== "";
}
