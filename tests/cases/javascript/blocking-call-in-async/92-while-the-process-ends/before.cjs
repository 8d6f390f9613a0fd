const fs = require('node:fs');
const { app } = require('electron');

app.on('before-quit', async () => {
  const state = fs.readFileSync('state.json', 'utf8');
  console.log(state);
});

app.on('ready', async () => {
  const state = fs.readFileSync('state.json', 'utf8');
  console.log(state);
});
