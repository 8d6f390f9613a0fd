import multiprocessing


def first(conn):
    def target(conn):
        conn.send("first")

    process = multiprocessing.Process(target=target, args=(conn,))
    process.start()


def second(conn):
    def target(conn):
        conn.send("second")

    process = multiprocessing.Process(target=target, args=(conn,))
    process.start()
