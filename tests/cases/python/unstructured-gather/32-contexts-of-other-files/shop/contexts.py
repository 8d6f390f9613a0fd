import contextlib


@contextlib.contextmanager
def without_missing():
    try:
        yield
    except KeyError:
        print("missing")


@contextlib.asynccontextmanager
async def timed(name):
    try:
        yield name
    finally:
        print("done", name)


class Lenient:
    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        return kind is not None and issubclass(kind, ValueError)


class Session:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *error):
        print("closed")
        return None


class Retry:
    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if kind is ConnectionError:
            return True
        return False
