from multiprocessing import Process


class Worker(Process):
    def run(self):
        pass


TEXT = """
first
"""
# start one
worker = Worker()
worker.start()

# wait for it
worker.join()

if __name__ == "__main__":
    # tell
    print("done", worker.exitcode)

    print("""end
of it""")

print(TEXT)
