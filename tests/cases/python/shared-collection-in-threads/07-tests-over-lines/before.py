from concurrent.futures import ThreadPoolExecutor

sessions = {}
banned = set()


def expire(name):
    if (name) in sessions:
        del sessions[name]


def kick(name):
    if name \
            in sessions:
        sessions.pop(name)


def keep(name):
    if (name) not in (sessions):
        sessions[name] = name


def forgive(name):
    if (
        name.lower()
        in banned
    ):
        banned.remove(name.lower())


def main(names):
    with ThreadPoolExecutor() as pool:
        for step in (expire, kick, keep, forgive):
            list(pool.map(step, names))
