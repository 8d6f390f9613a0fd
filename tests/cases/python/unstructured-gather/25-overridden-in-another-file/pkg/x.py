from . import core as c
class Deriv(c.Plugin):
    def setup(self):
        return None
