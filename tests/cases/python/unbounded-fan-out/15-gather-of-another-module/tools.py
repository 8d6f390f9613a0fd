from asyncio import gather, run
