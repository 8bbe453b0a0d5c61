"""The little of IPv4 and TCP that a line has to know: RFC 791, RFC 9293."""

import struct
from dataclasses import dataclass

FIN, SYN, RST, ACK = 1, 2, 4, 16
TCP = 6
IPV4_HEADER, TCP_HEADER = struct.Struct("!BBHHHBBH4s4s"), struct.Struct("!HHIIBBHHH")


@dataclass
class Segment:
    """The header of a TCP segment, and how many octets it carries."""

    source: int
    target: int
    sequence: int
    acknowledged: int
    flags: int
    payload: int


def segment(packet):
    """The TCP segment in an IPv4 packet; None when it holds something else."""
    if packet[0] >> 4 != 4 or packet[9] != TCP:
        return None
    start = 4 * (packet[0] & 15)
    source, target, sequence, acknowledged, offset, flags, *_ = TCP_HEADER.unpack_from(packet, start)
    return Segment(source, target, sequence, acknowledged, flags, len(packet) - start - 4 * (offset >> 4))


def reset(source, target, sequence):
    """An IPv4 packet that ends a connection; `source` and `target` are pairs of address (four octets) and port."""
    length = IPV4_HEADER.size + TCP_HEADER.size
    addresses = source[0] + target[0]
    header = [0x45, 0, length, 0, 0, 64, TCP, 0, source[0], target[0]]
    header[7] = _checksum(IPV4_HEADER.pack(*header))
    body = [source[1], target[1], sequence, 0, 5 << 4, RST, 0, 0, 0]
    body[7] = _checksum(addresses + struct.pack("!HH", TCP, TCP_HEADER.size) + TCP_HEADER.pack(*body))
    return IPV4_HEADER.pack(*header) + TCP_HEADER.pack(*body)


def ahead(later, earlier):
    """How far one sequence number is after another; negative when it is before it."""
    return (later - earlier + (1 << 31)) % (1 << 32) - (1 << 31)


def _checksum(octets):
    total = sum(struct.unpack(f"!{len(octets) // 2}H", octets))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF
