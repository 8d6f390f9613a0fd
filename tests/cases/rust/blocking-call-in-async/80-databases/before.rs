use diesel::prelude::*;
use rusqlite::{params, Connection};

async fn connect(url: &str) -> ConnectionResult<PgConnection> {
    PgConnection::establish(url)
}

async fn add(conn: &mut PgConnection, name: &str) -> QueryResult<usize> {
    diesel::insert_into(users::table)
        .values(users::name.eq(name))
        .execute(conn)
}

async fn names(conn: &mut diesel::SqliteConnection) -> QueryResult<Vec<String>> {
    users::table.select(users::name).load::<String>(conn)
}

async fn count(db: &Connection) -> rusqlite::Result<i64> {
    db.execute("insert into visits values (?1)", params![1])?;
    db.query_row("select count(*) from visits", [], |row| row.get(0))
}

async fn pooled(db: &sqlx::PgPool) -> sqlx::Result<()> {
    sqlx::query("select 1").execute(db).await?;
    Ok(())
}

async fn elsewhere(db: Connection) -> rusqlite::Result<usize> {
    tokio::task::spawn_blocking(move || db.execute("delete from visits", []))
        .await
        .unwrap()
}

fn in_place(conn: &mut PgConnection) -> QueryResult<usize> {
    diesel::delete(users::table).execute(conn)
}

async fn own(first: &Option<u32>, rows: &Queue, conn: u32) -> u32 {
    rows.first(conn) + rows.load(conn) + first.unwrap_or(0)
}
