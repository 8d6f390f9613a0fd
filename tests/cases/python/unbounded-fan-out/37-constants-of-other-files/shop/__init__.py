from .regions import REGIONS, SHOPS
