import asyncio


def double(numbers):
    return [n * 2 for n in numbers]


async def main():
    loop = asyncio.get_running_loop()
    values = await asyncio.gather(*[loop.run_in_executor(None, lambda: double([n])) for n in [3]])
    print(values)


if __name__ == "__main__":
    asyncio.run(main())
