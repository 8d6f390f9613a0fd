import threading

count = 0
seen = {}
lock = threading.Lock()
left = 0
right = 0
left_lock = threading.Lock()
right_lock = threading.Lock()


def reset():
    global count, left, right
    with lock:
        count = 0
    with left_lock:
        left = 0
    with right_lock:
        right = 0


def work(n):
    global count
    seen[n] = seen.get(n, 0) + 1
    count += 1


def both():
    global left, right
    left += 1
    right += 1


def main():
    reset()
    threads = [threading.Thread(target=work, args=(n,)) for n in (1, 1, 2)]
    threads += [threading.Thread(target=both) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(count, sorted(seen.items()), left, right)


if __name__ == "__main__":
    main()
