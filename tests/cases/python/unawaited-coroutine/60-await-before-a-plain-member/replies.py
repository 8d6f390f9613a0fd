class Reply:
    def __init__(self, n):
        self.n = n

    def json(self):
        return {"n": self.n}
