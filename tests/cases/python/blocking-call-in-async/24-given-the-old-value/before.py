import asyncio
import subprocess
import sys


def command(text):
    return [sys.executable, "-c", f"print({text!r}, end='')"]


class Page:
    def __init__(self):
        self.next = "first"
        self.parts = {"head": "a", "body": "b"}
        self.count = 1

    async def turn(self):
        self.next = subprocess.check_output(command(self.next), text=True)

    async def head(self):
        self.parts["head"] = subprocess.check_output(command(self.parts["head"]), text=True)

    async def body(self):
        self.parts["body"] = subprocess.check_output(command(self.parts["head"]), text=True)

    async def add(self):
        count = len(subprocess.check_output(command("ab"))) + self.count
        self.count = count


async def main():
    page = Page()
    await page.turn()
    await page.head()
    await page.body()
    await page.add()
    print(page.next, page.parts, page.count)


if __name__ == "__main__":
    asyncio.run(main())
