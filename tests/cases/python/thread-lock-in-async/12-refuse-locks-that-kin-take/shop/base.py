class Sized:
    def size(self):
        with self._guard:
            return len(self.rows)
