_v = 0
def get(): return _v
def put(v):
    global _v
    _v = v
class Store:
    def __init__(self): self.total = 0
    def read(self): return self.total
    def write(self, v): self.total = v
STORE = Store()
