from .t import table
