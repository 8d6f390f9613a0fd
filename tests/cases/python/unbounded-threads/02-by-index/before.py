import threading


def handle(item):
    return item


def main(items):
    for n in range(len(items)):
        threading.Thread(target=handle, args=(items[n],)).start()
    for n in range(4):
        threading.Thread(target=handle, args=(n,)).start()


if __name__ == "__main__":
    main([1, 2])
