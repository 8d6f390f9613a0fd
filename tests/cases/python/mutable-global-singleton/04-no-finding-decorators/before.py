import asyncio


class Router:
    def __init__(self):
        self.routes = {}

    def append(self, path):
        def wrap(function):
            self.routes[path] = function
            return function

        return wrap


router = Router()
handlers = []


@router.append("/rows")
async def rows(n):
    return n


async def main():
    print(await router.routes["/rows"](1), len(handlers))


if __name__ == "__main__":
    asyncio.run(main())
