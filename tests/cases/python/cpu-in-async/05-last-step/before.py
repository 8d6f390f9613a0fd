async def total():
    found = 0
    for n in range(1, 200_000, 2):
        found += n
    for n in range(0, 199_998, 2):
        found += n
    for n in range(200_000, 0, -2):
        found += n
    return found
