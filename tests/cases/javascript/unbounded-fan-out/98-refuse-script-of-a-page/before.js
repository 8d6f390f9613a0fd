async function remove(id) {
  const response = await fetch(`/rows/${id}`, { method: 'DELETE' });
  return response.ok;
}

document.querySelector('#clear').addEventListener('click', async () => {
  const ids = [...document.querySelectorAll('tr')].map((row) => row.id);
  await Promise.all(ids.map((id) => remove(id)));
  location.reload();
});
