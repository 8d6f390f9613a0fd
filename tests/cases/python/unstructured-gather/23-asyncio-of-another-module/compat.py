import asyncio
from asyncio import gather
