import { Mutex } from 'async-mutex';

const known = new Map();
const knownMutex = new Mutex();

/**
 * Whether the table is there; asked once for each.
 */ export async function exists(db, name) {
    const release = await knownMutex.acquire();
    try {
        if (!known.has(name)) {
            known.set(name, await db.hasTable(name));
        }
        return known.get(name);
    } finally {
        release();
    }
}
