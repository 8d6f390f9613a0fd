import asyncio
import threading


def serve():
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    loop.run_forever()


def background(loop):
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()


def start(n):
    for _ in range(n):
        threading.Thread(target=serve, daemon=True).start()
