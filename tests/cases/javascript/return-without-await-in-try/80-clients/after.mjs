import axios from 'axios';

const api = axios.create({ baseURL: 'https://example.com' });

export async function load(path) {
  try {
    return await axios.get(path);
  } catch (error) {
    return null;
  }
}

export async function save(path, row) {
  try {
    return await api.post(path, row).then((answer) => answer.data);
  } finally {
    console.log(path);
  }
}

export async function read(url) {
  try {
    return await (await fetch(url)).json();
  } catch {
    return {};
  }
}

export async function base() {
  try {
    return api.getUri();
  } catch {
    return '';
  }
}
