import asyncio

import httpx
from httpx import get


async def main():
    print(httpx.get("page"), get("other"))


if __name__ == "__main__":
    asyncio.run(main())
