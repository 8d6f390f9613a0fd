def check(*results):
    for result in results:
        if isinstance(result, Exception):
            raise result
