import asyncio

import nest_asyncio

from before import whole

nest_asyncio.apply()
print(asyncio.run(whole()))
