'use strict';
const path = require('path');

async function settle(ms) {
	// Give the disk a moment.
	const end = Date.now() + (ms > 5 ? ms : 5);
	while (Date.now() < end) {}
	return path.sep;
}

async function short(ms) {
	const end = Date.now() + ms; while (Date.now() < end);
}

async function told(ms) {
	const end = Date.now() + ms; // not too long
	while (Date.now() < end) {}
}

settle(1).then(console.log).then(short).then(told);
