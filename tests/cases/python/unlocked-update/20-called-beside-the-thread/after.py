import threading

turns = 0
_turns_lock = threading.Lock()
alone = 0


def turn():
    global turns
    with _turns_lock:
        turns += 1


def lonely():
    global alone
    alone += 1


def main():
    threads = [threading.Thread(target=turn), threading.Thread(target=lonely)]
    for thread in threads:
        thread.start()
    turn()
    for thread in threads:
        thread.join()
    print(turns, alone)


if __name__ == "__main__":
    main()
