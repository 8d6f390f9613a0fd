import asyncio
import sqlite3
import threading
import time

session = threading.local()
session.user = "anna"


def count(connection):
    time.sleep(0.001)
    return connection.execute("select 7").fetchone()[0]


def who():
    time.sleep(0.001)
    return session.user


def total(rows):
    time.sleep(0.001)
    return sum(rows)


async def main():
    connection = sqlite3.connect(":memory:")
    print(count(connection))
    print(count(connection=connection))
    print(who())
    print(await asyncio.to_thread(total, [1, 2]))
    connection.close()


asyncio.run(main())
