import asyncio


def work(n):
    return n * 2


async def main(n):
    if n:
        try:
            import asyncio

            return await asyncio.to_thread(work, n)
        finally:
            print("done")
    return 0


if __name__ == "__main__":
    print(asyncio.run(main(2)))
