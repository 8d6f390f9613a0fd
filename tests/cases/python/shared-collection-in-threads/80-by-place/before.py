import threading

rows = []
names = list("abc")
table = {}
lock = threading.Lock()


def put(n):
    rows.append(n)
    names.append(str(n))
    table[n] = n


def trim():
    del rows[0]
    names[1:3] = ["x"]
    del rows[2:]


def fine(n):
    with lock:
        del rows[0]
    try:
        del rows[1]
    except IndexError:
        pass
    rows[0] = n
    del rows[:]
    del table[n]
    own = [1, 2]
    del own[0]


def looked():
    if len(rows) > 3:
        del rows[0]


def main():
    for n in range(3):
        threading.Thread(target=put, args=(n,)).start()
        threading.Thread(target=trim).start()
        threading.Thread(target=fine, args=(n,)).start()
        threading.Thread(target=looked).start()
