from workers import executor


def start(job):
    return executor.submit(job)
