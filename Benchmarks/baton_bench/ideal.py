"""The least that moves octets over a line that is cut, as a program of two ends: plain TCP, one connection, no TLS.

    ideal.py receive PORT SIZE           says "ready" on standard output, and stays until it is stopped
    ideal.py send HOST PORT SIZE         says on standard output how many seconds it took

The receiver says in eight octets how much it has, when a connection comes and when all is here. The sender goes on
from there, and when the connection breaks opens the next one at once.
"""

import select
import socket
import sys
import time

PIECE = 1 << 16


def receive(port, size):
    have = 0
    with socket.create_server(("", port)) as server:
        print("ready", flush=True)
        while True:
            connection, _ = server.accept()
            with connection:
                have = _take(server, connection, have, size)


def _take(server, connection, have, size):
    """Takes what comes until the connection breaks or another one comes; returns how much is here then."""
    try:
        connection.sendall(have.to_bytes(8))
        while server not in select.select([server, connection], [], [])[0]:
            piece = connection.recv(PIECE)
            if not piece:
                break
            have += len(piece)
            if have == size:
                connection.sendall(have.to_bytes(8))
    except OSError:
        pass
    return have


def send(host, port, size):
    begin = time.monotonic()
    while not _give(host, port, size):
        pass
    print(time.monotonic() - begin, flush=True)


def _give(host, port, size):
    """One connection's part of it; true when the receiver has all."""
    try:
        with socket.create_connection((host, port)) as connection:
            have = _said(connection)
            while have < size:
                count = min(PIECE, size - have)
                connection.sendall(bytes(count))
                have += count
                if have == size:
                    have = _said(connection)
            return True
    except OSError:
        return False


def _said(connection):
    text = connection.recv(8, socket.MSG_WAITALL)
    if len(text) < 8:
        raise ConnectionError("the connection has ended")
    return int.from_bytes(text)


if __name__ == "__main__":
    {"receive": receive, "send": send}[sys.argv[1]](
        *(int(word) if word.isdecimal() else word for word in sys.argv[2:]))
