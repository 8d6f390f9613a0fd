from tools import gather, run


async def part(n):
    return n


async def main(numbers):
    print(await gather(*[part(n) for n in numbers]))


run(main(range(3)))
