"""Tasks in odd places."""
from asyncio import create_task


async def note(n):
    print(n)


class Hub:
    def __init__(self):
        self.tasks = set()

    def start(self):
        (create_task(note(1)))

        def later():
            create_task(note(2))

        return later

    @staticmethod
    def alone():
        create_task(note(3))
