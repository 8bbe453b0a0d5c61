"""A narrow line between two network namespaces.

Each namespace has a TUN device, and this process carries the packets between the two: at a rate, after a delay, through
a queue that is small, losing some, and cutting all connections when it is time. It does what `tc` with netem and tbf
does, on any kernel and the same way every time (the losses come from a seed), and it sees what no counter of the
kernel tells apart: which octets are written for the first time and which again.
"""

import fcntl
import os
import random
import select
import shutil
import socket
import struct
import subprocess
import threading
import time
from collections import deque
from dataclasses import dataclass

from . import packets
from .peers import search_path
from .process import Failed, call

TUN = "/dev/net/tun"
TUNSETIFF, IFF_TUN, IFF_NO_PI = 0x400454CA, 0x0001, 0x1000
LARGEST_PACKET = 1500
CONGESTION_CONTROL = ("cubic", "reno")
ADDRESSES = ("192.0.2.1", "192.0.2.2")


@dataclass(frozen=True)
class Kind:
    """What a line is like: bits a second, seconds there and back, the part lost each way, seconds between two cuts."""

    rate: int
    round_trip: float
    loss: float = 0
    cut_every: float | None = None
    modem: int = 0  # octets that wait in a modem before the line

    @property
    def queue(self):
        """Octets that may wait before the line: what is on the way at full rate, and at least four packets."""
        return max(self.rate * self.round_trip / 8, 4 * LARGEST_PACKET, self.modem)

    def seconds(self, octets):
        """The time that so many octets take at the line's rate."""
        return octets * 8 / self.rate


def obstacle():
    """Why no line can be made here; None when one can."""
    if os.geteuid() != 0:
        return "network namespaces are made as root only"
    if not shutil.which("ip", path=search_path()):
        return "not installed (ip)"
    if not os.path.exists(TUN):
        return f"there is no {TUN}"
    try:
        with Namespace(ADDRESSES[0]):
            return None
    except Failed as failure:
        return str(failure)


class Namespace:
    """A network namespace with nothing but a loopback; it is gone when the context ends."""

    _count = 0
    _lock = threading.Lock()

    def __init__(self, address):
        with Namespace._lock:
            Namespace._count += 1
            self.name = f"baton-bench-{os.getpid()}-{Namespace._count}"
        self.address = address

    def __enter__(self):
        call("ip", "netns", "add", self.name)
        try:
            self.ip("link", "set", "lo", "up")
            self.congestion_control = next(filter(self._use, CONGESTION_CONTROL), "the machine's")
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        call("ip", "netns", "delete", self.name)

    @property
    def within(self):
        """What stands before a command that runs here."""
        return ["ip", "netns", "exec", self.name]

    def ip(self, *words):
        return call("ip", "-netns", self.name, *words)

    def _use(self, congestion_control):
        """Whether TCP could be made to use this congestion control here: a machine may keep some to itself."""
        return subprocess.run(
            [*self.within, "tee", "/proc/sys/net/ipv4/tcp_congestion_control"], input=congestion_control.encode(),
            capture_output=True).returncode == 0

    def attach(self):
        """Makes a TUN device here and returns its descriptor; with that the device goes."""
        descriptor = os.open(TUN, os.O_RDWR | os.O_NONBLOCK)
        try:
            request = struct.pack("16sH22x", b"batonbench%d", IFF_TUN | IFF_NO_PI)
            device = fcntl.ioctl(descriptor, TUNSETIFF, request)[:16].rstrip(b"\0").decode()
            call("ip", "link", "set", device, "netns", self.name)
            self.ip("address", "add", f"{self.address}/30", "dev", device)
            self.ip("link", "set", device, "up")
        except BaseException:
            os.close(descriptor)
            raise
        return descriptor


class Direction:
    """One way of a line, and what was counted on it."""

    def __init__(self, kind, seed):
        self.kind = kind
        self.chance = random.Random(seed)
        self.free_at = 0.0
        self.way = deque()
        self.connections = 0
        self.fresh = 0  # octets of TCP payload written for the first time
        self.again = 0  # octets of TCP payload written once more
        self.packets = self.overflowed = self.lost = 0

    def enter(self, packet, now):
        """Takes a packet on its way, unless the queue is full or it is one of those that get lost."""
        self.packets += 1
        start = max(now, self.free_at)
        if (start - now) * self.kind.rate / 8 + len(packet) > self.kind.queue:
            self.overflowed += 1
            return
        # A lost packet has taken its time on the line too.
        self.free_at = start + self.kind.seconds(len(packet))
        if self.chance.random() < self.kind.loss:
            self.lost += 1
        else:
            self.way.append((self.free_at + self.kind.round_trip / 2, packet))

    def arrived(self, now):
        """The packets whose time has come."""
        while self.way and self.way[0][0] <= now:
            yield self.way.popleft()[1]

    def purge(self, now):
        """What was on its way will not arrive."""
        self.way.clear()
        self.free_at = now

    def document(self):
        names = ("connections", "fresh", "again", "packets", "overflowed", "lost")
        return {name: getattr(self, name) for name in names}


class Connection:
    """A TCP connection as the line sees it; the pairs are of what each end has said."""

    def __init__(self, first):
        self.first = first  # the first sequence number of whoever opened it
        self.next = [None, None]
        self.acknowledged = [None, None]
        self.is_cut = False

    def count(self, end, segment, direction):
        """Tells the octets that are new from those that were written before."""
        after = segment.sequence + segment.payload + bool(segment.flags & packets.SYN)
        if self.next[end] is None:
            self.next[end] = segment.sequence
        fresh = min(max(packets.ahead(after, self.next[end]), 0), segment.payload)
        direction.fresh += fresh
        direction.again += segment.payload - fresh
        if packets.ahead(after, self.next[end]) > 0:
            self.next[end] = after
        if segment.flags & packets.ACK:
            self.acknowledged[end] = segment.acknowledged


class Line:
    """A line, carrying packets until the context ends. End 0 is the sender's, end 1 the receiver's."""

    def __init__(self, kind, namespaces, seed=0):
        self.kind = kind
        self.namespaces = namespaces
        self.ways = tuple(Direction(kind, f"{seed} {end}") for end in (0, 1))
        self.cuts = 0
        self._connections = {}
        self._next_cut = None
        self._wake = os.eventfd(0, os.EFD_NONBLOCK)
        self._is_ended = False
        self._devices = []
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self):
        try:
            for namespace in self.namespaces:
                self._devices.append(namespace.attach())
            self._thread.start()
        except BaseException:
            self._close()
            raise
        return self

    def __exit__(self, *_):
        self._is_ended = True
        os.eventfd_write(self._wake, 1)
        self._thread.join()
        self._close()

    def _close(self):
        for descriptor in (*self._devices, self._wake):
            os.close(descriptor)

    def begin(self):
        """The time until the first cut starts now."""
        if self.kind.cut_every:
            self._next_cut = time.monotonic() + self.kind.cut_every
            os.eventfd_write(self._wake, 1)

    def document(self):
        """What was counted."""
        return {"cuts": self.cuts, "there": self.ways[0].document(), "back": self.ways[1].document()}

    def _run(self):
        while not self._is_ended:
            now = time.monotonic()
            if self._next_cut and self._next_cut <= now:
                self._next_cut += self.kind.cut_every
                self._cut(now)
            for end in (0, 1):
                for packet in self.ways[end].arrived(now):
                    self._deliver(1 - end, packet)
            self._wait(now)

    def _wait(self, now):
        """Takes in what comes until the next packet, or the next cut, is due."""
        due = [way.way[0][0] for way in self.ways if way.way] + ([self._next_cut] if self._next_cut else [])
        patience = max(min(due) - now, 0) if due else None
        ready, _, _ = select.select([*self._devices, self._wake], [], [], patience)
        if self._wake in ready:
            os.eventfd_read(self._wake)
        for end in (0, 1):
            if self._devices[end] in ready:
                self._take(end, os.read(self._devices[end], 1 << 16))

    def _take(self, end, packet):
        """A packet that an end has written."""
        if packet[0] >> 4 != 4:
            return  # IPv6 looks for routers and neighbours of its own accord
        segment = packets.segment(packet)
        if segment:
            connection = self._connection(end, segment)
            if connection.is_cut:
                # As a router answers that knows nothing of the connection any more.
                if segment.flags & packets.ACK and not segment.flags & packets.RST:
                    self._reset(end, segment.source, segment.target, segment.acknowledged)
                return
            connection.count(end, segment, self.ways[end])
        self.ways[end].enter(packet, time.monotonic())

    def _connection(self, end, segment):
        ports = (segment.source, segment.target) if end == 0 else (segment.target, segment.source)
        known = self._connections.get(ports)
        is_opening = segment.flags & packets.SYN and not segment.flags & packets.ACK
        if known is None or is_opening and known.first != segment.sequence:
            known = self._connections[ports] = Connection(segment.sequence)
            self.ways[end].connections += bool(is_opening)
        return known

    def _cut(self, now):
        """Ends every connection at both ends at once; what was on the way is lost."""
        self.cuts += 1
        for way in self.ways:
            way.purge(now)
        for ports, connection in list(self._connections.items()):
            if connection.is_cut:
                continue
            # One that is being opened has nothing to lose: its first packet is sent again.
            connection.is_cut = None not in connection.acknowledged
            for end in (0, 1):
                if connection.acknowledged[end] is not None:
                    self._reset(end, ports[end], ports[1 - end], connection.acknowledged[end])

    def _reset(self, end, own, other, sequence):
        """Ends a connection at one end. Should the number not be the very next one, the end asks back, and is told."""
        here, there = (socket.inet_aton(self.namespaces[each].address) for each in (end, 1 - end))
        self._deliver(end, packets.reset((there, other), (here, own), sequence))

    def _deliver(self, end, packet):
        try:
            os.write(self._devices[end], packet)
        except OSError:
            pass  # the device's namespace is being removed
