from multiprocessing import Process, set_start_method

set_start_method("spawn")


def show(number):
    print("job", number)


job = Process(target=show, args=(1,))
job.start()
job.join()
