import fs from 'node:fs';

const sent = [];

async function track(event) {
  sent.push(event.type);
}

export const onSubmit = async (event) => {
  track(event);
  event.preventDefault();
};

export const onDrop = async (event) => {
  ['a', 'b'].forEach(async (kind) => {
    await track({ type: kind });
  });
  const files = event.dataTransfer.files;
  const text = fs.readFileSync('notes.txt', 'utf8');
  return [files, text];
};

export const onOpen = async (event) => {
  const text = fs.readFileSync('notes.txt', 'utf8');
  event.currentTarget.textContent = text;
};

export const onClick = async (event) => {
  event.preventDefault();
  track(event);
  for (const kind of ['a', 'b']) {
    await track({ type: kind });
  }
  event.target.textContent = fs.readFileSync('notes.txt', 'utf8');
};

export const onLate = async (event) => {
  await null;
  track(event);
  event.preventDefault();
};
