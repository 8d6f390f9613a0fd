import tools.waiting
from tools import nap, sleep, wait
from tools.waiting import sleep as rest


async def tick():
    sleep(0.001)
    rest(0)
    tools.waiting.sleep(0)
    nap(0)
    wait(0)


async def main():
    await tick()
    print("done")


tools.waiting.run(main())
