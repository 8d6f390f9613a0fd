import asyncio
import threading


async def job(n):
    await asyncio.sleep(n)


def start(n):
    thread = threading.Thread(target=asyncio.run, args=(job(n),))
    thread.start()
    return thread


def main():
    for thread in [start(0) for _ in range(3)]:
        thread.join()
    print("joined")


if __name__ == "__main__":
    main()
