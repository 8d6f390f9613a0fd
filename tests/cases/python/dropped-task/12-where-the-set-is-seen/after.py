"""Tasks in odd places."""
from asyncio import create_task

_background_tasks = set()


async def note(n):
    print(n)


class Hub:
    def __init__(self):
        self.tasks = set()

    def start(self):
        task = (create_task(note(1)))
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

        def later():
            task = create_task(note(2))
            self.tasks.add(task)
            task.add_done_callback(self.tasks.discard)

        return later

    @staticmethod
    def alone():
        task = create_task(note(3))
        _background_tasks.add(task)
        task.add_done_callback(_background_tasks.discard)
