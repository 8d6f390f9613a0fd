import asyncio


class Session:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        pass

    async def send(self, text):
        print("sent", text)


async def main():
    try:
        async with Session() as session:
            await session.send("a")
    except (TypeError, AttributeError):
        print("no session")


if __name__ == "__main__":
    asyncio.run(main())
