from multiprocessing import Process


class Worker(Process):
    def run(self):
        pass


TEXT = """
first
"""
# start one
if __name__ == "__main__":
    worker = Worker()
    worker.start()

    # wait for it
    worker.join()

    # tell
    print("done", worker.exitcode)

    print("""end
of it""")

    print(TEXT)
