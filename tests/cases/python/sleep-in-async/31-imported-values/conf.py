LIMIT = 3
cache = {}
name = "x"
items = []
def helper(n): return n
