from multiprocessing import Process

IS_MAIN = __name__ == "__main__"


def work():
    pass


def main(n):
    process = Process(target=work)
    process.start()
    process.join()
    print(n, process.exitcode)


__name__ == "__main__" and main(1)
main(2) if __name__ == "__main__" else None
match __name__:
    case "__main__":
        main(3)
if IS_MAIN:
    main(4)
