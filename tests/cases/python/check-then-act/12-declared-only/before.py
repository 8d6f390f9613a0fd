import asyncio

opened = []


async def connect(name):
    await asyncio.sleep(0)
    opened.append(name)
    return name


class Device:
    def __init__(self, path):
        self.path: str | None
        self.handle = None
        if path:
            self.path = path
        else:
            self.path = None

    async def find(self):
        if self.path is None:
            self.path = await connect("found")
        return self.path


class Lazy:
    def __init__(self):
        self.client = None
        del self.client

    async def get(self):
        if "client" not in vars(self):
            self.client = await connect("client")
        return self.client


async def main():
    device, lazy = Device(""), Lazy()
    await asyncio.gather(device.find(), device.find(), lazy.get(), lazy.get())
    print(sorted(opened))


if __name__ == "__main__":
    asyncio.run(main())
