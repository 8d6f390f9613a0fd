from multiprocessing import Process, set_start_method


def show(number):
    print("job", number)


set_start_method("spawn")
# one after the other
job = Process(target=show, args=(1,))
job.start()
job.join()
