import service

service.loop.call_soon(print)
