import asyncio

saved = []


async def save(order_id, *tags):
    await asyncio.sleep(0)
    saved.append((order_id, tags))


async def process(order_id):
    save(
        order_id,
        
        "new",
	
    )
    return "processed"


if __name__ == "__main__":
    print(asyncio.run(process(7)), saved)
