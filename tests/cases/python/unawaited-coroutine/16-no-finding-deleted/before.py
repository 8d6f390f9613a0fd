import gc
import warnings


async def work():
    return 1


def warned():
    with warnings.catch_warnings(record=True) as seen:
        coro = work()
        del coro
        gc.collect()
    return seen


if __name__ == "__main__":
    print(len(warned()))
