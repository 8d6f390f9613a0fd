from multiprocessing import Process, set_start_method


def show(number):
    print("job", number)


if __name__ == "__main__":
    set_start_method("spawn")
    # one after the other
    job = Process(target=show, args=(1,))
    job.start()
    job.join()
