from concurrent.futures import ProcessPoolExecutor

executor = ProcessPoolExecutor(2)
print("ready")
