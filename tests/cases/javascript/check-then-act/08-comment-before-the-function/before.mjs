const known = new Map();

/**
 * Whether the table is there; asked once for each.
 */ export async function exists(db, name) {
    if (!known.has(name)) {
        known.set(name, await db.hasTable(name));
    }
    return known.get(name);
}
