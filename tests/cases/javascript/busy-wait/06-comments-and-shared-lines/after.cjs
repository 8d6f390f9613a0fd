'use strict';
const path = require('path');
const { setTimeout: sleep } = require('timers/promises');

async function settle(ms) {
	// Give the disk a moment.
	await sleep(ms > 5 ? ms : 5);
	return path.sep;
}

async function short(ms) {
	const end = Date.now() + ms; await sleep(end - Date.now());
}

async function told(ms) {
	const end = Date.now() + ms; // not too long
	while (Date.now() < end) {}
}

settle(1).then(console.log).then(short).then(told);
